import type { Topic } from "./topic";

/** What people write about their orders. */
export const orderTopics: readonly Topic[] = [
  {
    tags: ["shipping", "delivery"],
    type: "question",
    weight: 17,
    cases: [
      {
        subjects: [
          "Where is order {order}?",
          "Tracking for {order} stuck since {weekday}",
          "No news from {carrier} about the {product}",
        ],
        body: "I ordered a {product} ({order}) and the tracking has not moved since {weekday}. The last entry is from {city}. When can I expect it?",
        reply:
          "I have looked up {order}: the parcel left {city} on {weekday} and is still with {carrier}. I have asked them for an update and will come back to you tomorrow.",
      },
      {
        subjects: [
          "{carrier} says delivered, but it is not here",
          "Parcel to {city} has not arrived",
          "{order} is marked as delivered",
        ],
        body: "{carrier} marked {order} as delivered on {weekday}, but nobody here in {city} has seen a parcel. Neighbours and reception have nothing either.",
        reply:
          "I am sorry about this. We have opened a search with {carrier}. If the parcel is not found by {weekday}, we send a second {product} at once.",
      },
      {
        subjects: ["Can {order} be in {city} by {weekday}?", "Faster delivery of the {product}"],
        body: "We need the {product} in {city} by {weekday}. Is there any way to speed {order} up, or to collect it from the depot?",
        reply: "I have changed {order} to express, so it reaches {city} in time. There is nothing to pay.",
      },
    ],
    followUps: [
      "The tracking page of {carrier} still shows the same.",
      "It arrived this morning, thank you!",
      "OK, I will wait. Could you send it to our office instead if it takes longer?",
    ],
    replies: [
      "{carrier} found the parcel: the label was unreadable. It has a new one now and should be with you by {weekday}.",
      "Thank you for your patience. Please tell us if anything is missing.",
      "I have added the address of your office to the order.",
    ],
    notes: [
      "Called {carrier}: the parcel is in the depot in {city}. New label requested.",
      "Second parcel to {city} that {carrier} lost this month. Told Grace.",
    ],
  },
  {
    tags: ["returns"],
    type: "task",
    weight: 12,
    cases: [
      {
        subjects: [
          "Exchange of the {product} for {colour}",
          "Return of the {product}",
          "{product}: another colour, please",
        ],
        body: "The {product} is lovely, but the colour does not go with anything we have. Can I exchange it for {colour}? It is unused and still in its box.",
        reply:
          "I have reserved a {product} in {colour} for you. It leaves as soon as {carrier} has scanned your return; the label is in your account.",
      },
      {
        subjects: ["How do I send {order} back?", "The returns form does not know {order}"],
        body: "I would like to return {order}. The returns form says that the number is unknown. What am I doing wrong?",
        reply:
          "Nothing: the form takes a day to learn about new orders. I have made the label by hand, any {carrier} shop in {city} takes the parcel.",
      },
      {
        subjects: ["Return label for {city}", "One {product} too many"],
        body: "We ordered two of the {product} and need only one. Where in {city} can we drop the other one off?",
        reply:
          "No problem, you can return it within 30 days. Any {carrier} shop in {city} takes the parcel with the label from your account.",
      },
    ],
    followUps: [
      "Perfect, I dropped it off today.",
      "The label says that it is for one parcel only, but we have two. Is that all right?",
      "We see €{amount} on the statement, so all is well.",
    ],
    replies: [
      "Your return arrived today. The refund of €{amount} takes two to four working days.",
      "Yes, that is fine. Both are on their way according to {carrier}.",
    ],
    notes: [
      "Warehouse confirms: unused, back on the shelf.",
      "Return is two days late; accepted, good customer since years.",
    ],
  },
  {
    tags: ["warranty", "defect"],
    type: "problem",
    weight: 12,
    cases: [
      {
        subjects: ["{product}: {part} broken", "{product} stopped working after {n} weeks"],
        body: "After {n} weeks the {part} of our {product} broke, without us doing anything unusual. The order was {order}. Is this covered by the warranty?",
        reply:
          "It is. A new {part} for your {product} is on its way, free of charge; there is no need to send the old one back.",
      },
      {
        subjects: ["Missing {part} in order {order}", "{product} without its {part}"],
        body: "The box of {order} arrived without the {part}. Everything else is there. Could you send it to {city}?",
        reply: "I am sorry about this. The {part} leaves today with {carrier} and should be in {city} by {weekday}.",
      },
      {
        subjects: ["Strange noise from the {product}", "{product} switches itself off"],
        body: "Our {product} makes a clicking noise every few seconds, and since {weekday} it switches itself off. I have a video if that helps.",
        reply:
          "The video would help, thank you. Please also hold the button for ten seconds: if it still switches itself off then, we will exchange it.",
      },
    ],
    followUps: [
      "That helped, thank you. You can close this.",
      "I sent photos of the {part} today; did they arrive?",
      "It was fine for a day, now it is as before.",
    ],
    replies: [
      "Thank you, that is what we needed. We exchange the {product}; {carrier} brings the new one and takes the old one along.",
      "Glad to hear it. The warranty runs for another two years, should anything else come up.",
    ],
    notes: [
      "Known with the batch of spring: exchange without asking for the old one.",
      "Waiting for the supplier of the {part} until {weekday}.",
    ],
  },
  {
    tags: ["billing", "invoice"],
    type: "question",
    weight: 11,
    cases: [
      {
        subjects: ["VAT number missing on the {document}", "{document} for {order}"],
        body: "Our accountant needs the {document} for {order} with our VAT number on it. Could you issue it again?",
        reply: "The {document} for {order} has been issued again and is in your account, under Orders, then Documents.",
      },
      {
        subjects: ["Charged twice: €{amount}", "Two charges for {order}"],
        body: "There are two charges of €{amount} on our card from {weekday}, but only one order ({order}). Please refund one of them.",
        reply:
          "You are right, one of the two was a mistake on our side. The refund of €{amount} went out this morning.",
      },
      {
        subjects: ["Change of billing address to {city}", "New address for the {document} of {order}"],
        body: "We have moved to {city}. Please put the new address on the {document} of {order} and on all that follow.",
        reply:
          "I have changed the address to {city}. It is used from the next {document} on; the old ones must stay as they are.",
      },
    ],
    followUps: [
      "Thank you, our accountant is happy.",
      "The name of the company is still the old one, could you change that too?",
      "Could you send it to our accounting department as well from now on?",
    ],
    replies: [
      "Done. The new {document} replaces the old one, so please keep only this one.",
      "I have added the address of your accounting department.",
    ],
    notes: ["Refund above €200 approved by Grace.", "Payment provider confirms what the customer says."],
  },
];
