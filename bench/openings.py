"""Ways to lead up to a request, and ways to say it without wanting it done: the ear learns both around the same requests."""

from __future__ import annotations

ANY = (
    "hi, {}", "Hi Ally, {}", "hey ally {}", "Hello! {}", "morning Ally! {}", "Good morning, {}", "Dear Ally,\n{}\nKind regards", "hello\n{}", "hey there, quick one: {}",
    "quick one: {}", "quick question: {}", "one more thing: {}", "my next request: {}", "ok now {}", "so {}", "and {}", "also, {}", "then {}", "oh and {}", "lastly, {}",
    "Ally {}", "ally {}", "argh {}", "oops, {}", "damn, {}", "ugh {}", "sorry, {}", "sorry to bother you, {}", "no rush but {}", "no hurry: {}", "not urgent, {}", "as discussed, {}", "great. {}", "cool, {}", "thx, {}", "hmm, {}", "ehm {}",
    "{} thanks", "{} thank you!", "{} please", "{} asap", "{}.", "{}!", "{}…",
)  # fmt: skip
"""What may stand around whatever somebody wants, be it an order, a question or a word."""
POLITE = (
    *ANY,
    "please {}", "pls {}", "{} please", "{}, thanks", "{} pls thx", "hi, {}", "Hi Ally, {}", "hey ally {}", "Hello! {}", "Hey, please {}",
    "can you {}", "can you {}?", "could you {}", "could you {}?", "could you please {}?", "would you {}?", "will you {}?", "can u {}",
    "Hi Ally, could you {}?", "hey, can you {} please?", "Hi there, would you {}?", "Hello Ally, can you {}?", "Good morning, could you please {}?",
    "Ally, {}", "ally, please {}", "quick one: {}", "one more thing: {}", "ok now {}", "next: {}", "so {}", "and {}", "also, {}", "then {}",
    "I want to {}", "I'd like to {}", "I would like to {}", "I need to {}", "I would like you to {}", "I need you to {}", "we need to {}", "we have to {}",
    "let's {}", "go ahead and {}", "time to {}", "if you can, {}", "if possible, {}", "when you have a minute, {}", "would you mind, {}", "be so kind and {}",
    "{} for me", "{} now", "just {}", "sorry, {}", "thanks! now {}", "could we {}?", "help me {}", "don't forget to {}", "make sure to {}",
)  # fmt: skip
"""The same around orders alone."""
UNREAL = (
    "if they sign, {}", "if legal agrees, {}", "unless they pay, {}", "once the contract is there, {}", "as soon as she is back, {}", "should they agree, {}",
    "suppose we {}", "imagine we {}", "hypothetically, {}", "in theory we {}", "in an ideal world, {}", "let's pretend we {}", "what if I {}?", "say they leave, {}",
    "for instance: {}", "example: {}", "option b: {}", "one could {}", "I might {}", "maybe we {} one day", "thinking about whether to {}", "I could {} but why",
    "{} – only kidding", "{}, theoretically", "{}? no", "{}… or not", "{} – no wait, don't", "no, don't {}", "do not {}", "never {}", "please don't {}", "no need to {}",
    "we agreed not to {}", "I'd rather not {}", "nobody should {}", "avoid to {}", "instead of asking me to {}", "stop telling me to {}",
    "Dana says: {}", "she wrote: {}", "the customer wants us to {}", "my boss told me to {}", "Tom asked Priya to {}", "they asked whether we {}", "he wanted to {}",
    "the slide says \"{}\"", "\"{}\" was the subject of the mail", "the manual says: {}", "in the demo they {}", "Jonas forgot to {}", "I forgot to {} last month", "I was about to {}",
    "we used to {}", "yesterday Tom had to {}", "Tom already did it: {}", "remind Jonas to {}", "Jonas, please {}", "@jonas can you {}?", "tell Dana to {}",
    "how do I {}?", "how does one {}?", "how to {}", "who may {}?", "where do I {}?", "what happens when I {}?", "why should I {}?", "is it possible to {} at all?", "does it make sense to {}?",
    "explain how you {}", "translate: {}", "write a poem about how to {}", "reword this: {}", "what does it mean to {}?", "before we {}, let us talk", "after we {} they were happy",
)  # fmt: skip
"""What is said so is not."""
