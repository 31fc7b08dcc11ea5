<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
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
    <name>Commands</name>
    <message>
        <source>--size is written like 1600x1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template “{id}”. There are: {known}.</source>
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
        <source>Shape of one sample without the batch: channels × height × width for a picture, the number of columns for a table.</source>
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
        <source>train: only while training, for a helping loss on an inner layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides learned filters along a sequence and reports where each one fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that arrive, e.g. 3 for red, green and blue. auto takes what is wired in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many filters are learned. Each one gives one output channel (one feature map).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of each filter in pixels. Larger filters see more at once and cost more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels from one position of the filter to the next. 2 halves the size of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels added around the input. “same” keeps the size (only with stride 1), “valid” adds none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap between the points of the filter. 2 leaves out every other pixel: a wider view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other. Must divide both counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned number to each output channel. Not needed right before a BatchNorm.</source>
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
        <source>Also returns where each largest value was. Not possible in Layerloom.</source>
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
        <source>Whether the padding counts as zeros in the mean, or is left out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each window: a smaller, smoother map.</source>
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
        <source>Numbers that arrive. auto takes what is wired in.</source>
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
        <source>What negative numbers are multiplied by. 0 is the same as ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like ReLU, but negative numbers bend smoothly towards −alpha.</source>
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
        <source>Inputs from this number upwards give 1.</source>
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
        <source>Channels that arrive. auto takes what is wired in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the running mean and variance follow the batches. None: plain average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns a scale and a shift per channel after normalizing.</source>
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
        <source>The last axes, over which mean and variance are taken. auto: the last axis of a vector or sequence, all axes of a picture.</source>
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
        <source>First axis to join. 1 is the first axis of a sample.</source>
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
        <source>Size of the output, one number or one for each axis. Either this or scale_factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times larger, one number or one for each axis. Either this or size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest repeats pixels; bilinear and bicubic blend pictures, linear sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the corner pixels keep their exact places. None is off.</source>
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
        <source>The distance at which the square ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stochastic gradient descent: a step against the gradient, with momentum if you like.</source>
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
        <source>Part of the new gradient that is held back where there is momentum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by this part of itself in each update.</source>
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
        <source>How slowly the average of the gradient forgets.</source>
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
        <source>Divides by the deviation of the gradients instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights that have moved much take smaller steps: divides by the root of all squares so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrinks the rate with every update.</source>
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
        <source>After how many it is multiplied.</source>
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
        <source>{count} numbers written and read back, all equal.</source>
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
    <name>Memory</name>
    <message>
        <source>The network needs {needed} of memory, and {free} are free. {name} alone has {count} weights ({size}): make it smaller.</source>
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
    <name>Optimizers</name>
    <message>
        <source>Nesterov needs a momentum above 0 and no dampening.</source>
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
        <source>{name} has a problem that has to be mended first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} uses the weights of {owner}, but other sizes arrive there.</source>
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
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no template “{id}”. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
