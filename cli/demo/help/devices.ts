import { filed } from "./article";

export const deviceHelp = filed("Devices", {
  "The printer does not print": `
Begin with the display. *Offline* means that the computer cannot reach it: switch both off, the printer on first. Then print a test page
from its own menu. If that works, the fault is on the side of the computer: remove waiting jobs and add the printer anew.

If the test page stays white, a cartridge still has its tape on, or the nozzles have dried out: run *Clean print head* twice.
`,
  "Paper jam: remove stuck paper": `
Switch off and pull the plug. Open the rear door and draw the sheet out slowly in the direction in which it would have travelled, with
both hands, so that it does not tear. Look for scraps with a torch.

If it jams again and again: fan the stack, do not fill the tray above its mark, and clean the rubber rollers with a damp cloth.
`,
  "Replace toner and ink cartridges": `
Shake a toner gently from side to side five times before you give it up; it often lasts for another hundred pages. Open the
front, press the blue lever, take the old one out and slide the new one in until it clicks. Do not touch the drum.

Empty ones go back free of charge: the box of the new one has a label inside.
`,
  "Connect a printer to the wireless network": `
Hold the button with the waves for three seconds until it blinks, then press WPS on the router within two minutes. Without WPS use
the app: it asks for the name of the network and its password.

Most models know only the 2.4 GHz band. If the network is not listed, switch that band on in the router.
`,
  "Set up the standing desk": `
Two people, forty minutes, the key in the bag. Lay the top on a blanket with its face down, screw the frame on, then the motors. Do not
tighten anything before all screws are in.

At the end hold *down* for ten seconds: the desk sinks to its lowest point, rises a little, and has learnt where its floor is.
`,
  "The desk does not move or shows E01": `
E01 is too much weight: 120 kg are the limit, and a person sitting on it counts. E02 is heat: wait for twenty minutes. E08 means
that one leg has lost its step: pull the plug for a minute, then hold *down* until it has reset itself.

If only one side moves, a cable between motor and control box is loose.
`,
  "Adjust your office chair": `
Feet flat on the floor, knees a little lower than the hips. The lever on the right sets the height while you sit. The wheel in front sets how
firmly the back pushes: it should follow when you lean.

Armrests are right when shoulders hang. The support for the lower back belongs at the height of the belt.
`,
  "Pair a headset by Bluetooth": `
Switch the headset off. Press and hold its button for seven seconds, until the light is red and blue in turn. Choose it in the
list of the computer within three minutes. It remembers eight devices and talks to two at once.

Crackling in calls: put the USB stick that came with it into a port at the front; it reaches farther than built-in radio.
`,
  "The monitor stays black": `
A light at the edge tells: none, no current; orange, no signal; white, a picture should be there. With orange change the cable and
choose the input with the button below. USB-C carries pictures only if the port has the lightning or the DP sign.

After the computer slept, pull the cable and put it back.
`,
  "Battery safety and disposal": `
A battery that is swollen, hot or smells sweet is dangerous. Switch off, do not charge it, put it on stone outdoors, and call us.
Never pierce it and never send it by post.

Old batteries belong into the green box in any supermarket. We take back those of everything that we sold.
`,
  "Warranty and repairs": `
Devices have three years of warranty, furniture five. Find the serial number on the silver label and report it under **Orders >
Repair**. We collect it, mend it within ten working days, and bring it back; for printers a technician comes to you.

Falls, liquids and other people's spare parts are not covered. You get a quotation first then.
`,
  "Install the driver on Windows or macOS": `
Windows 11 and macOS 14 find most devices by themselves. If not, download the package from the product page, unplug the cable, run
the installer and plug in only when it asks.

*The driver is not signed* means that it is an old version. Company computers may need an administrator for it.
`,
});
