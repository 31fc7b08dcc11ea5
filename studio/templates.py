"""The networks that are shipped.

One entry each, the document lies in `resources/templates/<id>.loom`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.paths import resource
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused


@dataclass(frozen=True)
class Template:
    """A card of the gallery: `title`, one sentence about what it shows, and the file.

    `chapter`: under which heading it stands. `time`: how long training takes on two cores; of a
    deep network in its small form.
    """

    id: str
    title: Message
    goal: Message
    chapter: Message
    time: Message

    @property
    def file(self) -> Path:
        return resource(f"templates/{self.id}.loom")


FIRST = translate("Templates", "First steps")
PICTURES = translate("Templates", "Pictures")
DEEP = translate("Templates", "Deep networks")

SECONDS = translate("Templates", "Trains in seconds")
MINUTE = translate("Templates", "Trains in about a minute")
LONGER = translate("Templates", "Trains in a few minutes")
SMALL = translate("Templates", "Trains in about two minutes with small = 1")

TEMPLATES: tuple[Template, ...] = (
    Template(
        "digits",
        translate("Templates", "Handwritten digits"),
        translate("Templates", "A small convolutional network reads 1,797 real digits."),
        FIRST,
        SECONDS,
    ),
    Template(
        "neuron",
        translate("Templates", "One neuron"),
        translate(
            "Templates", "Two inputs, two weights, a bias and a step: set by hand it is AND."
        ),
        FIRST,
        SECONDS,
    ),
    Template(
        "perceptron",
        translate("Templates", "Perceptron"),
        translate("Templates", "One neuron learns AND and OR; XOR it cannot, and you see why."),
        FIRST,
        SECONDS,
    ),
    Template(
        "xor-mlp",
        translate("Templates", "XOR"),
        translate(
            "Templates", "The problem that one neuron cannot solve, and one hidden layer can."
        ),
        FIRST,
        SECONDS,
    ),
    Template(
        "spirals",
        translate("Templates", "Two spirals"),
        translate("Templates", "Hidden layers bend the plane until two spirals come apart."),
        FIRST,
        SECONDS,
    ),
    Template(
        "lines-and-curves",
        translate("Templates", "Lines and curves"),
        translate(
            "Templates",
            "Layers without activations are a line: mute them and watch the boundary straighten.",
        ),
        FIRST,
        SECONDS,
    ),
    Template(
        "playground",
        translate("Templates", "Playground"),
        translate("Templates", "Choose points, columns and neurons and watch the boundary bend."),
        FIRST,
        SECONDS,
    ),
    Template(
        "straight-line",
        translate("Templates", "Straight line"),
        translate("Templates", "One weight and one bias are m and c of y = mx + c."),
        FIRST,
        SECONDS,
    ),
    Template(
        "growing-judge",
        translate("Templates", "Growing judge"),
        translate(
            "Templates", "From one measurement to six and a hidden layer: each step judges better."
        ),
        FIRST,
        SECONDS,
    ),
    Template(
        "iris",
        translate("Templates", "Iris flowers"),
        translate("Templates", "Three kinds of iris from four measurements: the classic table."),
        FIRST,
        SECONDS,
    ),
    Template(
        "regression",
        translate("Templates", "Fitting a curve"),
        translate("Templates", "A network learns a curve from noisy points."),
        FIRST,
        SECONDS,
    ),
    Template(
        "x-and-o",
        translate("Templates", "X and O"),
        translate("Templates", "Drawn 9×9 crosses and circles, filters that you can read."),
        PICTURES,
        SECONDS,
    ),
    Template(
        "lenet5",
        translate("Templates", "LeNet-5"),
        translate(
            "Templates", "The network of 1998 that read the digits on cheques: 61,706 parameters."
        ),
        PICTURES,
        SECONDS,
    ),
    Template(
        "pytorch-cifar",
        translate("Templates", "32×32 colour pictures"),
        translate(
            "Templates", "The PyTorch tutorial's network (62,006 parameters) on generated shapes."
        ),
        PICTURES,
        MINUTE,
    ),
    Template(
        "keras-vgg",
        translate("Templates", "Keras example"),
        translate(
            "Templates",
            "Four convolutions and two hidden layers on 100×100 pictures: 7,998,250 parameters.",
        ),
        PICTURES,
        LONGER,
    ),
    Template(
        "lstm-rows",
        translate("Templates", "Rows, one by one"),
        translate("Templates", "An LSTM reads a digit row by row and says at the end what it was."),
        PICTURES,
        SECONDS,
    ),
    Template(
        "transformer-rows",
        translate("Templates", "Rows, all at once"),
        translate("Templates", "Attention compares the rows of a digit with each other."),
        PICTURES,
        SECONDS,
    ),
    Template(
        "plain20",
        translate("Templates", "20 layers, plain"),
        translate(
            "Templates", "Twenty layers one after the other: compare its training with ResNet-20."
        ),
        PICTURES,
        LONGER,
    ),
    Template(
        "resnet20",
        translate("Templates", "ResNet-20"),
        translate(
            "Templates",
            "The same twenty layers with skip connections: the deep network learns again.",
        ),
        PICTURES,
        LONGER,
    ),
    Template(
        "unet",
        translate("Templates", "U-Net"),
        translate("Templates", "Names every pixel: the fine pictures come back to the coarse one."),
        PICTURES,
        MINUTE,
    ),
    Template(
        "autoencoder",
        translate("Templates", "Autoencoder"),
        translate("Templates", "A whole picture through 32 numbers, and back."),
        PICTURES,
        SECONDS,
    ),
    Template(
        "vae",
        translate("Templates", "Variational autoencoder"),
        translate("Templates", "The numbers are drawn at random, so that near ones look alike."),
        PICTURES,
        SECONDS,
    ),
    Template(
        "dcgan-generator",
        translate("Templates", "DCGAN, generator"),
        translate("Templates", "Makes a picture of 100 numbers; here an encoder chooses them."),
        DEEP,
        SMALL,
    ),
    Template(
        "dcgan-discriminator",
        translate("Templates", "DCGAN, discriminator"),
        translate("Templates", "Says yes or no to a picture: here it tells circles from squares."),
        DEEP,
        SMALL,
    ),
    Template(
        "alexnet-2012",
        translate("Templates", "AlexNet, 2012"),
        translate(
            "Templates",
            "Two groups of filters and local response normalization: it began deep learning.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "alexnet",
        translate("Templates", "AlexNet"),
        translate(
            "Templates",
            "As torchvision builds it: five convolutions, three Linear, 61,100,840 parameters.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "vgg16",
        translate("Templates", "VGG16"),
        translate(
            "Templates",
            "Thirteen 3×3 convolutions and three Linear: simple, large, 138,357,544 parameters.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "googlenet",
        translate("Templates", "GoogLeNet"),
        translate(
            "Templates",
            "Blocks of four windows; 3×3 as in torchvision, branch3_kernel = 5 as in the paper.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "googlenet-aux",
        translate("Templates", "GoogLeNet with helpers"),
        translate(
            "Templates",
            "Two more outputs help the early layers while training: 13,004,888 parameters.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "resnet18",
        translate("Templates", "ResNet-18"),
        translate("Templates", "Eight blocks with skip connections: 11,689,512 parameters."),
        DEEP,
        SMALL,
    ),
    Template(
        "resnet50",
        translate("Templates", "ResNet-50"),
        translate(
            "Templates", "Bottleneck blocks squeeze, look and widen again: 25,557,032 parameters."
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "resnet152",
        translate("Templates", "ResNet-152"),
        translate("Templates", "The same blocks, 36 of them in one stage: 60,192,808 parameters."),
        DEEP,
        SMALL,
    ),
    Template(
        "densenet121",
        translate("Templates", "DenseNet-121"),
        translate("Templates", "Every layer reads all layers before it: 7,978,856 parameters."),
        DEEP,
        SMALL,
    ),
    Template(
        "mobilenetv2",
        translate("Templates", "MobileNetV2"),
        translate("Templates", "Depthwise convolutions for telephones: 3,504,872 parameters."),
        DEEP,
        SMALL,
    ),
    Template(
        "inceptionv3",
        translate("Templates", "Inception v3"),
        translate(
            "Templates", "Long and flat windows in place of large ones: 27,161,264 parameters."
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "efficientnetb0",
        translate("Templates", "EfficientNet-B0"),
        translate(
            "Templates",
            "Blocks that weigh their channels, sized by a search: 5,288,548 parameters.",
        ),
        DEEP,
        SMALL,
    ),
    Template(
        "vit-b16",
        translate("Templates", "Vision Transformer B/16"),
        translate(
            "Templates",
            "A picture as a row of 196 patches that attend to each other: 86,567,656 parameters.",
        ),
        DEEP,
        SMALL,
    ),
)


def template(template_id: str) -> Template:
    """
    Raises:
        Refused: `template-unknown`, naming those that there are.
    """
    found = next((entry for entry in TEMPLATES if entry.id == template_id), None)
    if found is None:
        known = ", ".join(entry.id for entry in TEMPLATES)
        text = translate(
            "Templates",
            "There is no template “{id}”. There are: {known}.",
            id=template_id,
            known=known,
        )
        raise Refused("template-unknown", text)
    return found
