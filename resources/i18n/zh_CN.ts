<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with an empty network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project file. It can also be dropped onto the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the files that you opened last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the project to its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the project to another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the model as PyTorch code, ONNX or weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a drawing of the network that stays sharp at any size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window. Unsaved work is asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected layers to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected layers to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert the layers of the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected layers with their incoming wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected layers and their wires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete and join the wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected layers and keep the chain connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every layer that is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a layer and put it on the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the layers of this network by name and show one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the name of the selected layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the data pass the selected layers unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected layers small, without picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange all layers in rows, in the order of the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange the selected layers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the network from fresh weights, drawn with the seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the present weights for as many epochs again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this batch, and go on with the same key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on a single batch and pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training; what was learned is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train as fast as the computer can from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget what was learned; the next start is the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset with another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget what was learned and draw other weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected layers as large as possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the network larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the network smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the network at 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the layer list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor into the search field on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set, loss, optimizer and the rest, on the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has to be mended before training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program did and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the keyboard to the part of the window before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panels under the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light, as the system says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything in Chinese.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the selected layer does, with its numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything that can be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Layerloom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence and where your files lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>accuracy {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>The network has no Input. Drag one in from Input &amp; output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no Output. Drag one in and wire it to the last layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is needed, for example 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is to share the weights of another layer, but that one is missing or different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no input yet: drag a wire to its left port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input “{port}” of {name} is not connected: drag a wire to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block that {name} uses is not in this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block {name} contains itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all blocks unfolded there are more than {most} layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect {source} to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another layer is called {name} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is part of a loop: its output comes back to its input. Cut one wire of the loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing uses {name}: wire its output on, or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BarsView</name>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted: {label} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true: {label} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest: {label} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} (unit {index})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message>
        <source>This version knows no layer “{type}”. It is kept as it is, but the network cannot run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version knows no {what} “{type}”. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Open block</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert into the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete and join the wires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} multiply-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted: data pass it unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the mark to repair it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+click deletes the wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {type}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>The shapes are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} multiply-adds per sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checkpoint</name>
    <message>
        <source>The weights of the run {name} are damaged: train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {name} has no weights yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the folder of a run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>several values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>--size is written like 1600x1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values yet. Train the network to see its curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{smooth} (raw {raw})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} at {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {value} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis} {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the bold training curve is averaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A logarithmic axis for the loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the curves as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the exact values as a CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this curve instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train (F5) to see the curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>The data comes with scikit-learn, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leaves no samples for training: keep less for validation and test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would take {size:.0f} GB of memory, at most {limit:.0f} GB are allowed: ask for fewer or smaller samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives {given} where {declared} was declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has targets that it did not declare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives {inputs} inputs, but “{field}” holds {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds values that are not numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>{type} has no parameter “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Declarations</name>
    <message>
        <source>Where the samples enter the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of one sample without the batch: channels × height × width for a picture, the number of columns for a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part of a batch enters here. Data sets call their samples “input”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the result leaves the network; the loss compares it with the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train: only while training, for a helping loss on an inner layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides learned filters along a sequence and reports where each one fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that arrive, e.g. 3 for red, green and blue. auto takes what is wired in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many filters are learned. Each one gives one output channel (one feature map).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of each filter in pixels. Larger filters see more at once and cost more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels from one position of the filter to the next. 2 halves the size of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels added around the input. “same” keeps the size (only with stride 1), “valid” adds none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap between the points of the filter. 2 leaves out every other pixel: a wider view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other. Must divide both counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned number to each output channel. Not needed right before a BatchNorm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the padding holds: zeros, a mirror image, the edge repeated, or the other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides learned filters over the image and reports where each one fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreads each pixel through learned filters: the way back from a small map to a larger one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of each filter in pixels. With stride 2 and size 2 the map doubles exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels between two spread inputs in the output. 2 doubles the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels cut off on each side of the output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels added on one side, to choose among the sizes that a stride allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only zeros exist for a transposed convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest value of each window along a sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the window in pixels. 2 with stride 2 halves the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels from one window to the next. None: as much as the window is large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels added around the input, at most half of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap between the points of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return indices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also returns where each largest value was. Not possible in Layerloom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ceil mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds the size up: a last window may hang over the edge, so that no pixel is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: smaller maps that say whether, not exactly where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each window along a sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count include pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the padding counts as zeros in the mean, or is left out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each window: a smaller, smoother map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divisor override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides the sum by this number. None: by the number of values in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes means along a sequence so that the output always has the length you ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the output. 1 is one mean per channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes means so that the output always has the size you ask for, whatever picture arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the output. 1 is one mean per channel; None keeps the size of that axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects every input to every output: each output is a weighted sum plus a bias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that arrive. auto takes what is wired in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that leave, also called neurons or units. For classes: one for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned number to each output, so that it can be off zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets positive numbers through and turns negative ones into 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but negative numbers pass a little, so that no neuron goes silent for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by. 0 is the same as ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but negative numbers bend smoothly towards −alpha.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far below 0 the output can go for very negative inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU that weighs each number by how likely a smaller one is; used in Transformers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh computes a close approximation, as the first GPT did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU: each number times its own sigmoid. Also called Swish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number into 0 to 1, as a probability of yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number into −1 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns numbers into probabilities: all positive, adding up to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axis whose values compete: 1 is the first of a sample (classes or channels), −1 the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logarithm of Softmax, computed so that it never overflows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers only yes or no: the threshold of the first neurons. Gradients pass straight through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs from this number upwards give 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the outputs are 0 and 1. On: −1 and +1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and deviation 1 over the batch, then scales and shifts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Num features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that arrive. auto takes what is wired in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the running mean and variance follow the batches. None: plain average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns a scale and a shift per channel after normalizing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track running stats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembers mean and variance for use after training. Off: always those of the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the learned shift is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings each channel to mean 0 and deviation 1 over the batch, then scales and shifts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the values of each sample to mean 0 and deviation 1; the batch plays no part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalized shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last axes, over which mean and variance are taken. auto: the last axis of a vector or sequence, all axes of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elementwise affine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns a scale and a shift for each position after normalizing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets random values to 0 while training, so that the network cannot rely on any single one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that a value is set to 0 in training. 0 switches it off; 0.5 is strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets whole random channels to 0 while training: neighbouring pixels go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes all axes of a sample one after the other: pictures become vectors for Linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First axis to join. 1 is the first axis of a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last axis to join. −1 is the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes everything on unchanged: a place holder, or a point to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes maps larger by repeating or blending neighbours; nothing is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the output, one number or one for each axis. Either this or scale_factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times larger, one number or one for each axis. Either this or size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest repeats pixels; bilinear and bicubic blend pictures, linear sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the corner pixels keep their exact places. None is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompute scale factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the factor is worked out again from the rounded size. None is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds its inputs number by number, as a residual connection does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies its inputs number by number: one branch opens and closes the other like a gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts its inputs one behind the other, usually channel behind channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axis along which they are joined: 1 is the first of a sample (channels), −1 the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,797 small pictures of handwritten digits, by 43 people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the samples kept to watch the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the samples kept for the final test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses which samples go where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and scale the inputs to mean 0 and deviation 1, measured on the training part only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width in pixels; the originals of 8×8 are enlarged smoothly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X and O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosses and circles on 9×9 pixels, shifted, tilted, squeezed, thick and thin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels are −1 and +1 already; they need no other scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many drawings there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels that a letter is moved at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much thicker than one pixel lines are at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees that a letter is turned at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of its width and of its height that a letter loses at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the drawings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four squares, opposite ones of one class: no straight line separates them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation of the random shift of every point; 1 is half the width of the square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the random points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X squared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the column x².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y squared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the column y².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the column x · y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the column sin x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the column sin y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disc inside a ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two half circles that reach into each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two spirals around each other: the hard one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each spiral goes round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two clouds, one around each of two points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tilted plane: what a single neuron can learn exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation of the random change of every height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian bumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hills and hollows over a square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of a curve of one variable: a line, a polynomial, a wave, a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which curve over x from −3 to 3: y = mx + c, y = (x³ − 4x) / 5, a sine wave, or a jump from −1 to 1 at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m in y = mx + c: how steep the line is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>c in y = mx + c: where the line crosses the y axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f in y = sin fx: how fast the wave goes up and down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated pictures of ten shapes in any colour on textured grounds, with masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pictures there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 for colour, 1 for grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation of the random change of every pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small spots that lie about and mean nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>150 iris flowers of three species, by the length and width of two kinds of leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>178 wines from three growers of one region, by 13 chemical measurements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>569 samples of breast tissue, malignant or benign, by 30 measurements of cell nuclei.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>442 patients: how far diabetes went within a year, from ten measurements at its beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How surprised the network is by the true class: minus the logarithm of its probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy for two classes and a single output: a logit, or a Sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the squared distances: large errors count most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the absolute distances: outliers count no more than they are far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squared for small distances, straight for large ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distance at which the square ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stochastic gradient descent: a step against the gradient, with momentum if you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate: how far one update goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the last step that is taken again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the new gradient that is held back where there is momentum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by this part of itself in each update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks ahead: the gradient is taken where the momentum will have led. Needs momentum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive moments: each weight has its own step, from averages of gradient and its square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the average of the gradient forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the average of its square forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds this to the denominator, so that nothing is divided by zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amsgrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides by the largest average seen so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam with the weight decay taken out of the averages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides the step of each weight by a running average of the size of its gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly the average of the squares forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides by the deviation of the gradients instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that have moved much take smaller steps: divides by the root of all squares so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lr decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinks the rate with every update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial accumulator value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sum of squares begins with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is counted: epochs or single updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the learning rate by a factor every so often: a staircase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many it is multiplied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls along half a cosine from the learning rate to a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the learning rate that is left at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/t decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides the learning rate by 1 + decay · count, as Keras&apos;s `decay` does for every update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast: at 1/decay the rate is halved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the samples whose class is named right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance between output and target, in the units of the (standardised) target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What belongs to the run as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often all training samples are seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in one update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty on the sum of |weights|: makes them sparse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty on the sum of weights²: keeps them small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same seed, same start and same order of samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact: bit for bit what the exported script does; tuned: faster kernels, tiny differences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to compute; auto takes a graphics card when one is there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockArea</name>
    <message>
        <source>Show the panel in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the other side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>The clipboard holds no layers to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ends must be in the same network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer cannot read its own output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer is not in the document any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This wire would close a loop: {source} already depends on {reader}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no output to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no such input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another layer is called {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The weights of the run do not fit this network: train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no trained weights yet: train the network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch gave no ONNX program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read back differs. The file was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is none of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds other files ({name}): choose a new folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}. What was there before is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back with onnxruntime at batches of 1, 2 and 5: relative difference {difference:.1e} (opset {opset}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>onnxruntime computes something else than the model (relative difference {difference:.1e}). The file was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files give other outputs than the model (difference {difference:.1e}). They were not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training script can be written for a recipe of one step; this one has {count}. Export to a name that ends in .py to get the network alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers written and read back, all equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: the text that the program runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written without weights: run train.py there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: the files give the same outputs as the model, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back: same outputs, bit for bit. The data is too large to be copied: train.py says what it needs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Expressions</name>
    <message>
        <source>“{text}” is not a number. Allowed are numbers, names of variables and + - * // %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” gives a number that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable “{name}”. Known are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a number, and there is no variable of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” divides by zero.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Families</name>
    <message>
        <source>Input &amp; output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear &amp; embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape &amp; merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent &amp; attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake. Your work is still here: save it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it happens again, copy the details and report them with what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>There is not enough memory for this. A smaller network needs less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped with an error that should not happen ({kind}: {reason}). Your work is safe; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded on this computer ({reason}). Networks can be built and exported as a picture, but not trained. Install PyTorch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for batches of {size} samples. Try a batch size of {half}; the weights so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureMapsPanel</name>
    <message>
        <source>Previous sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order and colours of the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the maps as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order by index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order by activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer to see what it gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing uses this layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sample “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the network before your changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>A number is needed, for example 0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On or off is needed (true or false).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number in the file is not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter in the file is not a plain value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from {low} to {high} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number between {low:g} and {high:g} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A factor above 0 is needed, at most {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a whole number. {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number above {low:g} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from {low:g} upwards is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rank} numbers are needed, or one for all: {count} were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between 1 and {most} sizes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line of at most {limit} characters is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a recent file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned so far is kept in the folder of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes of “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layerloom projects (*.loom);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>This is not a Layerloom project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say its version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Layerloom wrote this file (version {version}; this one reads up to {known}). Update Layerloom to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {name}, not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than {most} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” stands twice in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged at {place}: {wanted} is expected there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it cannot be read at line {line}, column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiltersCard</name>
    <message>
        <source>Filters now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as soon as the weights are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiltersPanel</name>
    <message>
        <source>Save the filters as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer with weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer has no weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:.3g} to {1:.3g}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>out = max(0, in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = 0.5·in·(1 + tanh(√(2/π)·(in + 0.044715·in³)))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = in·Φ(in), Φ: the normal distribution function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = in / (1 + exp(−in))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = 1 / (1 + exp(−in))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = (exp(in) − exp(−in)) / (exp(in) + exp(−in))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in training everything is 0; afterwards out = in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>afterwards: out = in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out[j] = Σᵢ weight[j, i]·in[i] + bias[j]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out[j] = Σᵢ weight[j, i]·in[i]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and variance of each number: over the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else {slope:g}·in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else {alpha:g}·(exp(in) − 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = 1 where in ≥ {threshold:g}, else {low}; gradient: that of out = in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the {count} values of axis {dim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outᵢ = inᵢ − log Σⱼ exp(inⱼ), j over the {count} values of axis {dim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {outer}·({inner}) = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {outer}·({inner}) + {outer} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = ({size} − 1)·{stride} − 2·{padding} + {dilation}·({kernel} − 1) + {extra} + 1 = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {inner}{bias} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in training: 0 with probability {p:g}, else in / (1 − {p:g}) = {scale:.3g}·in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {weights} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {weights} + {bias} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = sum of {count} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = product of {count} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axis {dim}: {sizes} = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})·weight + bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params = {factors} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})·weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and variance: over {count} values of one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and variance of each channel: over the batch × {positions} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = ⌈({size} + 2·{padding} − {reach}) / {stride}⌉ + 1, without windows that begin past the end = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each output = the largest of {count} values of its channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each output = the mean of {count} values of its channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each output = the sum of {count} values of its channel / {divisor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {out}: position i is the mean from ⌊i·{size}/{out}⌋ up to ⌈(i + 1)·{size}/{out}⌉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = 1: the mean of all {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multiply-adds = {factors} = {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sizes} = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = ⌊{size}·{factor:g}⌋ = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = ⌊({size} + {padding} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1 = {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = ⌊({size} + {padding} − {kernel}) / {stride}⌋ + 1 = {out}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HappensCard</name>
    <message>
        <source>What happens here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {old} to {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} of {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>There is no trained network to go on with: press Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe has problems that have to be mended first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is being trained. Stop it first; one training runs at a time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Layer</name>
    <message>
        <source>{field} is {typed}, but {arrives} arrives. Set it to auto or to {arrives}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} to auto</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Padding “same” keeps the size and so needs stride 1. Set the stride to 1, or give the padding as a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value per channel arrives. Without running statistics a single sample then has nothing to be compared with: switch track_running_stats on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return_indices gives a second output that no layer here can read. Switch it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsample needs either size or scale_factor. Set one of them and leave the other at None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a given size there is no factor to work out again. Switch recompute_scale_factor off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} channels ({side}) cannot be split into {groups} equal groups: groups must divide in_channels and out_channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left: padding cuts off more than the layer puts out ({size}). Make padding smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding mode “{mode}” cannot add {padding} pixels to an input of {size}: there are not enough to repeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output_padding {extra} is too large: it must be smaller than the stride ({stride}) or the dilation ({dilation}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} joins two or more inputs: wire a second one in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs inputs of one shape, but {shapes} arrive. Bring them to the same channels and size first, for example by a Conv2d with kernel_size 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shapes} cannot be joined along axis {dim}: all other axes must be equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BatchNorm1d needs vectors or sequences (channels × length), but {arrives} arrives. For pictures there is BatchNorm2d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding {padding} is more than half of the window ({window}): some windows would see nothing but padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs sequences (channels × length), but {arrives} arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs pictures (channels × height × width), but {arrives} arrives. It belongs before Flatten and Linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs vectors (or a sequence of them), but {arrives} arrives: put a Flatten in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis {dim} is the batch: {layer} would mix the samples. The axes of one sample are 1 to {rank}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arrives} has no axis {dim}: the axes of one sample are 1 to {rank}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start_dim {start} lies behind end_dim {end}: nothing is in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left: {arrives} times {factor} is less than one pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsample needs channels and 1 to 3 axes behind them, but {arrives} arrives. It belongs before Flatten and Linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode “{mode}” does not fit {arrives}: it blends along {count} axes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>align_corners means something only where pixels are blended, not in mode “{mode}”. Set it to None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} has {given} numbers, but there are {axes} axes behind the channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window of {layer} covers {window}, but only {size} is there (padding included). Make kernel_size smaller or padding larger, or pool less before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run folder: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device {0}, {1} thread(s), mode {2}, {3} steps an epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogSlider</name>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number between {low} and {high}, such as 0.001 or 1e-3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>Cross-entropy reads logits or a Softmax; this network ends in a Sigmoid. Delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Softmax of a single number is always 1. Delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the last activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target has {needed} numbers, the network gives {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {needed} classes, but the network has {given} outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gives {output}, the target is {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number for each class is needed at the end; the network gives {output}. Put a Flatten before the last layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross-entropy is for two classes; there are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross-entropy needs one output; the network has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Measurements</name>
    <message>
        <source>This run ended when the program was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>The network needs {needed} of memory, and {free} are free. {name} alone has {count} weights ({size}): make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer here, or press Tab to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers: {0}. Selected: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MosaicView</name>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red {red}, green {green}, blue {blue}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one map of {height} × {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} maps of {height} × {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>A layer needs a name, for example conv1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has at most {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be a name in Python: use letters a–z, digits and _, and begin with a letter. Any other text can be the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” already means something in PyTorch or Python: try “{name}_1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>The network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer to see and change it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeFinder</name>
    <message>
        <source>Find a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeHeader</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name in the code: letters, digits and _ (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any text, shown on the canvas; it does not change the code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodePage</name>
    <message numerus="yes">
        <source>%n layer(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeSearch</name>
    <message>
        <source>Add a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Optimizers</name>
    <message>
        <source>Nesterov needs a momentum above 0 and no dampening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search layers…  ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of a name; Enter adds the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>A picture is between 200 and 8000 pixels wide and high.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no panel “{name}”. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Problems of this layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>No problems: the network can be trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (in {1} uses)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The network has problems that have to be mended first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a plain chain of layers, so it cannot be a sequence: make it a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter “{name}” of {block} needs another name: this one is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has an output for training only. That is possible in the network, not in a block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has other parameters in different uses of {block}. Make them equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Softmax or Sigmoid at the end lies inside {name}: move it out, to the end of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has a problem that has to be mended first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} uses the weights of {owner}, but other sizes arrive there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {0} / {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} img/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} epochs done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped in epoch {0} / {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} problems have to be mended first. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has {name} open. Save under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large to be a project file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a project file: it is not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not saved: {reason}. The file on disk is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateRow</name>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far one update goes. Works while the training runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryStrip</name>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this copy for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later: it is offered again at the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work on “{0}” from {1} was found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>What this would repair is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Set the batch size to 32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} does not fit {data}, whose target is a {task} target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set out_features of {name} to {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} expects {expected}, but {data} gives {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network “{name}” to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs more than one sample in a batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes its statistics from a batch of one sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the shape of {name} to {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>As fast as possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) a second</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunFolder</name>
    <message>
        <source>The run cannot be written to {folder}: {reason}. Make room or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s files cannot be written at the moment ({reason}). Training goes on, and writing is tried again. Make room in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>You changed the network since this run started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this run and train the network as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the run finish with the network it began with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>{name} is not the folder of a run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>Learning rate schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {first} to {last} over {count} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Show the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* while the canvas has the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change between dark and light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four bytes for each parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the last analysis of the network took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} multiply-adds / image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} multiply-adds / sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes in {0} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryModel</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Open as a new project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Handwritten digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small convolutional network reads 1,797 real digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The problem that one neuron cannot solve, and one hidden layer can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden layers bend the plane until two spirals come apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X and O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn 9×9 crosses and circles, filters that you can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32×32 colour pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PyTorch tutorial&apos;s network (62,006 parameters) on generated shapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iris flowers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three kinds of iris from four measurements: the classic table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network learns a curve from noisy points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template “{id}”. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Training bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the training goes, so that it can be watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pace: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose and set up the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to compute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>There is nothing to train: no layer of the network has weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training begins at epoch {epoch} of {epochs}: {steps} batches of {size} in each, on {device} (threads: {threads}), mode {mode}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From step {step} on the learning rate is {rate}, set by hand: the exported script cannot repeat that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished at step {step} after {took} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is not a number any more at step {step}; the first layer that gives none is {name}. Training stopped, the weights before it are kept. Try a learning rate of {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From step {step} on the learning rate is the recipe&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at step {step} after {took} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is not a number any more at step {step}: training stopped, the weights before it are kept. Try a learning rate of {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Draw another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {type}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[*]{0} – Layerloom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>These layers changed their shape and begin with fresh weights: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no {device} device: choose auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on under other conditions ({names}): its last digits are not those of one long run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>About Layerloom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layerloom {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw neural networks, train them, look inside. The result is plain PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
