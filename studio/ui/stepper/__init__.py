"""One output number of a convolution or a pooling layer, taken apart and put on the screen."""
