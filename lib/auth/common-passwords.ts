/**
 * What the common passwords of 15 and more characters are made of. A list of whole passwords would need a line for
 * `Password12345678!` and each of its thousand siblings; taking the parts away finds them all.
 */
const words = `
  maytheforcebewithyou nevergonnagiveyouup jumpsoverthelazydog thequickbrownfox tobeornottobe jesusischrist
  onceuponatime letmeinplease inthebeginning dolorsitamet administrator loremipsum mypassword thisisapassword
  passphrase motdepasse contrasena wachtwoord passwort password passw0rd iloveyou trustnoone trustno1 whatever
  welcome changeme changeit letmein opensesame sunshine princess superman spiderman starwars football baseball
  basketball liverpool chelsea arsenal dragon monkey shadow master michael jennifer charlie computer internet
  samsung google facebook qwerty azerty qwertz secret default login admin hello testing test user root guest
  january february march april june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday summer winter spring autumn pass please access abc
`;

/** Lower case, the longest first. */
export const commonWords: readonly string[] = words
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

const walks = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop[]",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl;'",
  "qsdfghjklm",
  "zxcvbnm,./",
  "yxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "a1b2c3d4e5f6g7h8i9j0",
  "!@#$%^&*()_+",
  "q1w2e3r4t5y6u7i8o9p0",
];

export const keyboardWalks: readonly string[] = walks.flatMap((walk) => [walk, [...walk].reverse().join("")]);
