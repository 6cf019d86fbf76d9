// @ts-check
/* Every number that decides what a search finds and in which order, with its reason. tests/search/quality.mjs can vary
 * them (`--weight rank.order=0.5`), since the engine hands out this very table as tebikiSearch.weights. */

export const weights = {
  /* Costs of a way through a run of a query; the least dear way is how it is cut. */
  cut: {
    /** A word of the index. All else is measured against it. */
    word: 10,
    /** A kanji alone is seldom meant alone, but sooner than two unknown ones. */
    oneKanji: 16,
    /** Added for frequent words, least for the rarest: of two ways the one over the plan's own terms wins. */
    frequent: 0.3,
    /** A word known from synonyms only, just behind the plan's own. */
    listedWord: 0.6,
    /** がん at the beginning of a run of hiragana is a word … */
    hiraganaFirst: -3,
    /** … the same two letters further on are an ending. */
    hiraganaInside: 4,
    /** An unknown kanji: dearer than any known way. */
    unknownKanji: 24,
    unknownKana: 14,
    /** Hiragana between words are endings and particles … */
    hiragana: 4,
    /** … but in a query all in kana they may be part of a word. */
    hiraganaAlone: 7,
    unknownLatin: 12,
    latinWord: 9,
    otherCharacter: 2,
    /** Words that say nothing of a subject (こと, について). */
    stopWord: 3.5,
    /** In a query all in kana a stop word may be the beginning of a word, so that each of its letters costs. */
    stopLetter: 5.5,
    /** A word by its sound, where the run has other characters, too. */
    sound: 14,
    /** The same in a query all in kana. */
    soundAlone: 11,
    /** A sound that is only nearly the word's. */
    inexactSound: 1.5,
    /** Words in romaji: exactly, nearly, and the particles between them. */
    romaji: 10,
    inexactRomaji: 11,
    romajiLink: 9,
    /** Letters of the longest word that is looked for. */
    longest: 26,
  },
  /* What an alternative for a piece of the query counts against the piece itself, which counts 1. */
  alternative: {
    synonym: 0.9,
    near: 0.5,
    /** What near words count more where the plan has no other. */
    onlyNear: 1.5,
    /** A phrase in the other language, where one's own has a word, too. */
    otherLanguage: 0.9,
    /** A general neighbour of a word that the plan lacks. */
    neighbour: 0.6,
    /** A word that an unknown piece is part of. */
    part: 0.97,
    inexactSound: 0.92,
    /** Nearly the sound, where another word has just that sound. */
    otherSound: 0.6,
    synonymOfSound: 0.95,
    romaji: 0.9,
    /** English: the words of a listed phrase, apart. */
    phraseParts: 0.3,
    /** English: another derivation of the word, beside the word and alone. */
    derivation: 0.4,
    derivationAlone: 0.8,
    /** English: one and two letters away, and the synonyms of such a word. */
    oneSlip: 0.85,
    twoSlips: 0.75,
    synonymOfSlip: 0.8,
    /** Japanese: a compound read as a slip for another. */
    respelt: 0.9,
    /** The beginning of a word, while typing. */
    prefix: 0.7,
    /** Of these in order of weight no more are looked at. */
    most: 400,
  },
  /* How much of a query's meaning a piece has. */
  share: {
    verb: 0.3,
    unknownVerb: 0.2,
    /** An unknown word that する follows. */
    unknownAction: 0.5,
    unknownCompoundVerb: 0.8,
    /** A kanji alone. */
    oneKanji: 0.6,
    /** In a query of three pieces and more a word that the plan lacks is forgiven sooner. */
    unknownInLong: 0.6,
    /** And in a question of which a part may be answered. */
    unknownInQuestion: 0.5,
    /** A word of a question that no title says. */
    untitled: 0.6,
    /** A number and its counter, of a question: 2年. */
    quantity: 0.2,
  },
  /* How strongly a document says a term: 1 is once in its text. */
  evidence: {
    alsoInTitle: 0.08,
    /** What a title adds that says a word of a question. */
    askedTitle: 0.3,
    again: 0.02,
    mostAgain: 0.06,
    titleOnly: 0.8,
    nameOnly: 0.55,
    /** A phrase whose words stand within 12, within 40 characters, only in names, anywhere. */
    close: 0.75,
    near: 0.6,
    names: 0.5,
    apart: 0.4,
    /** Only a part of a phrase, by its share; and the least share that tells anything. */
    part: 0.25,
    leastPart: 0.3,
    /** What is found in other words never reaches what has the very word. */
    mostInOtherWords: 0.95,
    /** What a second alternative adds. */
    second: 0.01,
    /** A phrase in other words that is wider apart is no phrase. */
    widest: 20,
    /** What the title of the nearest heading says for its measures, and an outer one's. */
    innerHeading: 0.34,
    outerHeading: 0.3,
    /** A heading beside the measure's own word. */
    headingToo: 0.1,
    /** A heading covers more of a query than it counts for the order. */
    headingCover: 1.5,
  },
  rank: {
    /** The least that a result must cover: of a query of one piece, of others, and of the best result's cover. */
    leastOfOne: 0.15,
    least: 0.3,
    leastOfBest: 0.45,
    /** Where the best covers less than that there is no result. */
    leastBest: 0.5,
    /** The same where every piece is known, though no result has all of them: うつ病で休職中. */
    leastKnown: 0.45,
    /** The same for a question, which tells more than what it asks. */
    leastOfQuestion: 0.28,
    /** Parts of a compound that stand together nowhere. */
    scattered: 0.6,
    scatteredBelow: 0.2,
    /** What nearness and order add. */
    order: 0.35,
    phrase: 0.6,
    phraseFrom: 0.8,
    /** While typing, the least strength of what begins so: a whole phrase, in one place. */
    begun: 0.5,
    /** What has the query word for word comes before all that has not. */
    verbatim: 3,
    /** Nearness of two titles' words. */
    titles: 0.5,
  },
  /* Of a question: for whom a measure is. */
  audience: {
    /** An audience of so many of all measures is everybody. */
    common: 0.25,
    /** A word names an audience if it has so much of what says the word. */
    named: 0.5,
    /** What a measure for an audience that the question does not name counts. */
    otherAudience: 0.7,
  },
  /** How near two words are: [characters between them, value]. */
  nearness: /** @type {[number, number][]} */ ([[4, 0.8], [15, 0.6], [40, 0.4], [90, 0.2], [Infinity, 0.1]]),
};
