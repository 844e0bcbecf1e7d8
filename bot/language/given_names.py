"""Given names that are common somewhere: told from other words though they are typed in small letters."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aarav aaron abdul abel abena abigail ada adaeze adam adele adrian agnes agneta agnieszka agus ahmed aiko aino
    aisha akira alan alba albert alejandra alejandro aleksandra alessandro alessia alex alexander alexandra alexandre
    alexis alfie alfred ali alice alicia alina alison aliyah allison alma alvaro amadou amaka amanda amara amelia
    amelie amina amir amit amy ana ananya anders andre andrea andreas andrei andres andrew aneta anette angela angelo
    anika anita anja anjali anna anne annette annika anouk anthony antoine anton antonia antonio anya aoife arjun
    arnaud arne aroha arthur arturo arun asha ashley astrid audrey aurelie axel ayesha ayla ayumi barbara bart bartek
    basil bastien beata beatrice beatriz becky belinda ben benedict benjamin benoit bernard bernd beth betty bianca
    birgit bjorn bogdan bola bongani boris brad bram brandon brenda brendan brian bridget britta bruce bruno bryan
    budi caio callum calum camila camille carina carl carla carlos carmen carol carolina caroline carsten cas catarina
    caterina catherine cathy cecile cecilia cedric celine cesar chanda chantal charles charlie chiara chidi chinedu
    chloe chris christian christina christine christoph christopher ciara claire clara claude claudia claudio claus
    clemens clive colin colleen conor conrad corinne craig cristian cristina curtis cynthia cyril daisuke damian
    damien dan dana daniel daniela danielle danny darren dave david deb debbie deborah declan deepa deepak deirdre
    denis denise dennis derek desmond dewi diana didier diego dieter dimitri dina dirk divya dmitri dominic dominik
    dominique donald donna doreen doris dorota dorothy doug douglas duncan dylan eamon eddie edgar edith eduardo
    edward edwin efua egon eileen eirik elaine eleanor elena eleni eli elif elin elisa elise eliza elizabeth ella
    ellen ellie elsa emeka emi emil emile emilia emilie emily emma emmanuel enrico enrique eric erica erik erika erin
    ernesto esteban esther ethan eugene eva evan eve evelyn ewa ezra fabian fabien fabio fabrice faisal fatima fatou
    federica federico felicia felipe felix femi ferdinand fergus fernanda fernando filip fiona flavia florian folake
    francesca francesco francis francisco francois franz fred freddie frederic frederik freja freya friedrich gabriel
    gabriela gail ganesh gareth gary gavin geeta gemma geoff geoffrey george georgina gerald gerard gerd gerhard
    gilbert giles gillian gina giorgio giovanni giulia giuseppe glen glenn gonzalo gordon graham greg gregor greta gro
    guido guillaume gunnar gustav gustavo gwen halvor hamza hana hanna hannah hannes hans harald harriet harry haruka
    haruto hassan hector heidi heike heinz helen helena helene helga helmut hendrik hennie henri henrik henry herbert
    hilary hilde hiro hiroshi holger howard hugh hugo huong hyun ian ibrahim ifeoma ignacio igor ilse imogen imran
    ines inga inge ingeborg ingrid irene irina isaac isabel isabella isabelle isla ivan ivana ivo iwona jackie jacob
    jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janine jared jasmin jasmine jason
    javier jean jeanette jeff jeffrey jelena jen jennifer jenny jens jeremy jerome jerry jess jesse jessica ji-woo
    jill jim jimmy jing joan joana joanna joanne joao joaquin jochen joe joel joerg johan johann johanna john johnny
    jon jonas jonathan joost jorge joris jose josef joseph josephine josh joshua joyce juan juanita judith judy jukka
    julia julian juliana julie julien juliette julio jurgen justin justyna kai kaja kalle kamal kamau kamila karen
    karim karin karina karl karla karolina karsten kasia kate katharina katherine kathleen kathrin kathryn kathy katia
    katie katja katrin kavya kayla kees keiko keith kelly ken kenji kenneth kerry kerstin ketut kevin khalid kieran
    kim kimberly kirsten kirsty kjell klaas klaus knut kofi kojo kristen kristian kristin kristina kumar kurt kwabena
    kwame kyle lachlan lakshmi lara larissa larry lars laszlo laura lauren laurent laurie lea leah lee leif leila lena
    lennart leo leon leonard leonardo leonie lerato leticia lewis liam lidia lilian liliana lily lina linda lindiwe
    lindsay ling linh linus lisa lise liv livia liz lloyd lois lola lorenzo lorna lorraine lothar lotte lou louis
    louisa louise luc luca lucas lucia luciana lucie lucy ludo ludovic luigi luis luisa luiz lukas luke lydia lynn
    mads maeve magda magdalena magnus mahesh mai maja malcolm malee malik malte manfred manoj manuel manuela marc
    marcel marcela marcelo marcia marco marcos marcus marek margaret margarita margaux margot maria mariam mariama
    mariana marianne marie marieke marietta mario marion marisa marius marjorie marko markus marlene marlies marta
    martha martijn martin martina marvin mary mateo mathias mathieu mathilde matilda matt matteo matthew matthias maud
    maureen maurice mauricio maxim maxime maya mbali meera megan mehmet mei mei-ling melanie melissa meredith mia
    micha michael michaela michal michel michele michelle miguel mika mikael mikaere mike mikhail mikko mila milan
    milena milica milos mimi min-jun mina minh mira miranda miriam mirjam mirko mitch mohamed mohammed moira molly
    mona monica monika morag moritz morten moses moussa muriel murray mutale nadia nadine nancy nandini naoki naomi
    nasser natalia natalie natasha nathalie nathan neha neil nelly nelson ngozi nguyen nia niamh nicholas nick nico
    nicola nicolas nicole niels nigel nikhil niklas nikola nikolai nils nina nisha njeri noah noelle noemi nomsa noor
    nora norbert norma norman odile ola olaf oleg olga oliver olivia olivier omar oscar oskar osman otieno otto
    ousmane owen oystein pablo paola paolo pascal patricia patrick paul paula paulina pavel pedro peggy pekka penelope
    pete peter petra phil philip philippa philippe pia piero pierre piet pieter pilar piotr pooja pradeep priscilla
    priti priya putri quentin rachel radek rafael ragnhild rahul raj rajesh rakesh ralf ralph ramesh ramon raphael
    rashid raul ravi raymond rebecca regina reinhard renata renate rene renee rhona rhonda ricardo riccardo richard
    ricky rita ritu robbie robert roberta roberto robin rocio rodrigo roger rohan rohit roland rolf roman ron ronald
    ronan rory rosa rosalind rosario rosie ross roxana roy ruben rudi rudolf rui rupert russell ruth ryan sabina
    sabine sabrina sadie saeed sakura sally salma salvador sam samantha samir samira samuel sandile sandra sandrine
    sandro sanjay sanna sanne sara sarah sasha saskia satoshi scott sean sebastian segun selma seo-yeon serena serge
    sergei sergio seth shane shannon sharon shaun shauna sheila shirley shona shruti sibylle siddharth sigrid silas
    silke silvia simon simona simone sina sindre siobhan sipho siti siv sjoerd sofia sofie solveig somchai sonia sonja
    sophia sophie soren stacy stan stefan stefania stefano steffen stella stephan stephanie stephen steve steven
    stuart sue sunil sunita suresh susan susana susanne susie sven svenja svetlana sylvia sylvie tadeusz takashi
    takeshi tamara tane tania tanja tanya tara tariq tatiana ted teresa terry tess tessa thabo thais thandi thea theo
    theresa therese thiago thierry thomas thorsten thuy tiago tiffany tilda tim timo timothy tina tobias toby todd tom
    tomas tomasz tommy tomoko toni tony torben torstein tracy trang trent trevor trisha trudy tunde tuomas tyler uche
    ulf ulla ulrich ulrike ursula ute uwe valentin valentina valeria valerie vanessa vasil veikko vera verena veronica
    veronika vicky victor vijay vikram viktor vincent violeta vishal vivian vivien vladimir wanda wanjiru warren wayan
    wei wendy werner wes wesley wiebke wilhelm willem wilma winston wolfgang xavier xiu yael yannick yara yasmin
    yasmine yemi yolanda youssef yuki yumi yuri yusuf yvette yvonne zach zahra zanele zara zeynep zoe zofia zoltan
    """.split()
)
"""Without those that are everyday words as well: mark, grace, will."""

__all__ = ["GIVEN_NAMES"]
