const lines = (text: string) => text.trim().replace(/\s+/g, " ").split(" | ");

/** What the templates of subjects and bodies are filled with. */
export const lists: Readonly<Record<string, readonly string[]>> = {
  product:
    lines(`Aurora desk lamp | Fjord backpack | Kestrel headphones | Terra espresso machine | Nimbus office chair |
    Drift e-bike | Pebble smart lock | Cinder camping stove | Halo monitor arm | Moss wool blanket | Atlas travel adapter |
    Lumen floor lamp | Tide water filter | Grove planter set | Echo conference speaker | Slate e-reader`),
  city: lines(`Rotterdam | Gothenburg | Lyon | Kraków | Porto | Leeds | Zürich | Bologna | Antwerp | Bilbao | Galway | Graz |
    Aarhus | Tallinn | Brno | Seville | Bergen | Leipzig | Turku | Cork`),
  carrier: lines("DHL | PostNL | DPD | UPS | Royal Mail | GLS | Bring"),
  plan: lines("Starter | Team | Business | Enterprise"),
  browser: lines("Safari 19 | Chrome on Windows | Firefox on Ubuntu | Chrome on Android | Edge | Safari on an iPhone"),
  colour: lines("black | sand | forest green | off-white | navy | terracotta"),
  part: lines(
    "power supply | left hinge | charging cable | mounting plate | front light | remote | user manual | strap",
  ),
  integration: lines("Shopify | Zapier | Slack | Xero | HubSpot | Power BI | our ERP"),
  weekday: lines("Monday | Tuesday | Wednesday | Thursday | Friday"),
  page: lines("checkout | order history | returns form | invoice page | account settings | product search"),
  greeting: lines("Hi | Hello | Good morning | Hi there | Hello team | Good afternoon"),
  thanks: lines("Thanks! | Many thanks, | Thank you in advance. | Cheers, | Kind regards, | Best,"),
  document: lines("invoice | receipt | delivery note | warranty certificate | credit note"),
};
