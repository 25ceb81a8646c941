import type { Topic } from "./topic";

/** What people write about everything else. */
export const onlineTopics: readonly Topic[] = [
  {
    tags: ["website", "bug"],
    type: "incident",
    weight: 10,
    cases: [
      {
        subjects: ["The {page} does not load in {browser}", "{browser}: {page} stays blank"],
        body: "Since {weekday} the {page} stays white in {browser}. A colleague in {city} sees the same. It works in a private window.",
        reply:
          "Thank you for telling us. It was an old script in a cache; we have cleared it. Could you load the {page} once more?",
      },
      {
        subjects: ["Error 502 on the {page}", "Cannot order the {product}"],
        body: "When I add the {product} to the basket and go to the {page}, it says that something went wrong. The reference is {order}-{n}.",
        reply:
          "Our developers found the cause and fixed it about an hour ago. Could you try once more and tell me whether it works?",
      },
      {
        subjects: ["The {page} forgets our address", "Delivery address has to be typed each time"],
        body: "The {page} forgets the delivery address each time. We order every week, so this costs us quite some time.",
        reply:
          "I could see it happen with {browser}, thank you. Until it is fixed, an address that is saved under Account stays.",
      },
    ],
    followUps: [
      "It works now, thanks for the quick help.",
      "Still the same here. I tried it on two computers.",
      "A screenshot is attached.",
    ],
    replies: [
      "With the screenshot we found it. The fix goes live by {weekday}.",
      "Glad to hear it, and sorry for the trouble.",
    ],
    notes: [
      "Third report about the {page} this week, all with {browser}. Linked to the incident.",
      "Yuki is looking at it.",
    ],
  },
  {
    tags: ["account", "access"],
    type: "question",
    weight: 9,
    cases: [
      {
        subjects: ["Cannot sign in since {weekday}", "Signing in leads back to the sign-in page"],
        body: "Signing in with {browser} leads back to the sign-in page, without any message. The password is right, I have just changed it.",
        reply: "An old session was in the way. I have ended all sessions of your account; please sign in again.",
      },
      {
        subjects: ["Please add a colleague to our {plan} account", "A colleague takes over our orders"],
        body: "A colleague in {city} takes over our orders. What do I have to do so that she sees the old ones, {order} for instance?",
        reply:
          "Your colleague has got an invitation. Once she accepts it, she sees every order of the company, {order} too.",
      },
      {
        subjects: ["Delete my account", "Please remove my data"],
        body: "Please delete my account and everything in it. The last order ({order}) is paid and has arrived.",
        reply:
          "We have sent a link to the address of the account. Once you confirm there, everything is deleted within 30 days.",
      },
    ],
    followUps: ["That worked, thanks!", "The link says that it has expired. Could you send another one?"],
    replies: ["Of course, a new one is on its way. It works for 24 hours.", "You are welcome!"],
    notes: [
      "The address on file belongs to a former colleague; asked for a confirmation.",
      "Checked the identity by phone.",
    ],
  },
  {
    tags: ["integration", "api"],
    type: "incident",
    weight: 8,
    cases: [
      {
        subjects: ["{integration} gets 429 since {weekday}", "Orders no longer reach {integration}"],
        body: "Our connection to {integration} stopped at about {n} o'clock on {weekday}. The log shows answers with 429. Has a limit changed?",
        reply:
          "The limit has not changed, but one of your addresses calls far more often since {weekday}. Spread over the hour it works; we can also raise it for you.",
      },
      {
        subjects: ["Webhook for {order} came twice", "{integration}: events arrive twice"],
        body: "{order} reached {integration} twice, with {n} seconds in between. Is that expected, and what should we compare to notice it?",
        reply:
          "It is: what was not answered within ten seconds is sent again. Every delivery has an id; ignore the one you have seen.",
      },
      {
        subjects: ["Question about the API and {integration}", "Which scopes for {integration}?"],
        body: "We would like to read our orders from {integration} every hour. Which scopes does the key need, and how many requests are all right?",
        reply:
          "tickets:read and contacts:read are enough, and once an hour is no problem at all. Choose an expiry and put your addresses on the list.",
      },
    ],
    followUps: [
      "It has been quiet since {weekday}, thanks.",
      "Understood. Is there an example for {integration}?",
      "Could you look once more? The log of today shows {n} of them.",
    ],
    replies: [
      "The documentation has one, under Guides. Write to us if anything is unclear.",
      "I see it in our log as well now. Ben changes the settings today.",
    ],
    notes: [
      "Asked Ben to look at the {integration} log.",
      "They still use the old key, see the denied attempts. Told them to replace it.",
    ],
  },
  {
    tags: ["sales", "quote"],
    type: "question",
    weight: 8,
    cases: [
      {
        subjects: ["Quote for {n} × {product}", "Office in {city}: {n} × {product}"],
        body: "We furnish an office in {city} and need {n} of the {product} in {colour}. Could you make us an offer with delivery?",
        reply:
          "Gladly: for {n} of the {product} we can offer free delivery to {city} and ten per cent off. The quote is in your account.",
      },
      {
        subjects: ["When is the {product} in {colour} back?", "{product} in {colour} sold out"],
        body: "The {product} in {colour} has been sold out for weeks. Will there be more, and can I reserve one?",
        reply: "The {product} in {colour} is back on {weekday}. Shall I reserve one for you?",
      },
      {
        subjects: ["{plan} plan for {n} people", "Which plan for a team of {n}?"],
        body: "Which plan fits a team of {n}? We look at {plan} now and would like to pay once a year.",
        reply: "For a team of {n} the {plan} plan is right, and paid once a year it costs two months less.",
      },
    ],
    followUps: ["That sounds good, yes please.", "Fine. We decide by {weekday}.", "Is there anything for schools?"],
    replies: [
      "Done. You get a confirmation by e-mail.",
      "There is: twenty per cent off for schools and charities. Just send us a confirmation.",
    ],
    notes: [
      "Warehouse confirms: 6 of the {product} in {colour} left.",
      "Large order expected, ask again on {weekday}.",
    ],
  },
  {
    tags: ["feedback"],
    type: "task",
    weight: 5,
    cases: [
      {
        subjects: ["The {product}: a suggestion", "A wish for the {product}"],
        body: "We love the {product}. One wish: the {part} could be a little longer, at our place it just does not reach.",
        reply: "Thank you for taking the time to tell us. I have passed it on to the people who design the {product}.",
      },
      {
        subjects: ["Praise for your colleague", "Thank you for the help with {order}"],
        body: "I only wanted to say that the help with {order} was outstanding. Please pass it on.",
        reply: "What a nice message, the colleagues will see it at lunch. Thank you!",
      },
      {
        subjects: ["Packaging of {order}", "Less plastic, please"],
        body: "{order} came in a box ten times its size, filled with plastic. With the next one, could you use less?",
        reply: "You are right. We are changing to paper; the old boxes are still being used up.",
      },
    ],
    followUps: ["Glad to hear that.", "Thank you for the quick answer."],
    replies: ["Have a good week!", "Thank you, and until the next order."],
    notes: ["For the product meeting on {weekday}."],
  },
];
