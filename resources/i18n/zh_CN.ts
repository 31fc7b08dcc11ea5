<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a project file. It can also be dropped onto the window.</source>
        <translation>打开项目文件。也可以把文件拖放到窗口上。</translation>
    </message>
    <message>
        <source>Open recent…</source>
        <translation>打开最近的文件…</translation>
    </message>
    <message>
        <source>Choose one of the files that you opened last.</source>
        <translation>从最近打开过的文件中选择一个。</translation>
    </message>
    <message>
        <source>Own pictures…</source>
        <translation>我的图片…</translation>
    </message>
    <message>
        <source>Train on a folder of pictures, one subfolder a class. It can also be dropped onto the window.</source>
        <translation>用一个图片文件夹来训练，每个类别一个子文件夹。也可以直接拖到窗口上。</translation>
    </message>
    <message>
        <source>Own table…</source>
        <translation>我的表格…</translation>
    </message>
    <message>
        <source>Train on a CSV, Parquet or Excel table. It can also be dropped here.</source>
        <translation>用 CSV、Parquet 或 Excel 表格来训练。也可以直接拖到窗口上。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Write the project to its file.</source>
        <translation>把项目写入它的文件。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Write the project to another file.</source>
        <translation>把项目写入另一个文件。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the model as PyTorch code, ONNX or weights.</source>
        <translation>把模型导出为 PyTorch 代码、ONNX 或权重。</translation>
    </message>
    <message>
        <source>Canvas as PNG…</source>
        <translation>画布导出为 PNG…</translation>
    </message>
    <message>
        <source>Save a picture of the network.</source>
        <translation>把网络保存为图片。</translation>
    </message>
    <message>
        <source>Canvas as SVG…</source>
        <translation>画布导出为 SVG…</translation>
    </message>
    <message>
        <source>Save a drawing of the network that stays sharp at any size.</source>
        <translation>把网络保存为矢量图，放大到任何尺寸都清晰。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Begin with an empty network, in a tab of its own.</source>
        <translation>在新的标签页中从空网络开始。</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Picture of the network…</source>
        <translation>网络图片…</translation>
    </message>
    <message>
        <source>Save all or the selection as SVG, PNG or PDF, light or dark.</source>
        <translation>把整个网络或所选部分存为 SVG、PNG 或 PDF，浅色或深色。</translation>
    </message>
    <message>
        <source>Close the window. What is open comes back at the next start.</source>
        <translation>关闭窗口。打开的项目会在下次启动时恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last change.</source>
        <translation>撤销上一次更改。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>重新执行刚才撤销的操作。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Move the selected layers to the clipboard.</source>
        <translation>把选中的层移到剪贴板。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected layers to the clipboard.</source>
        <translation>把选中的层复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy a picture of the selection, or of all, to the clipboard.</source>
        <translation>把所选部分（或全部）的图片复制到剪贴板。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Insert the layers of the clipboard.</source>
        <translation>插入剪贴板中的层。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Copy the selected layers with their incoming wires.</source>
        <translation>就地复制选中的层，并保留其输入连线。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the selected layers and their wires.</source>
        <translation>移除选中的层及其连线。</translation>
    </message>
    <message>
        <source>Delete and join the wires</source>
        <translation>删除并接合连线</translation>
    </message>
    <message>
        <source>Remove the selected layers and keep the chain connected.</source>
        <translation>移除选中的层，并保持前后层相连。</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select every layer that is shown.</source>
        <translation>选中当前显示的所有层。</translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Search for a layer and put it on the canvas.</source>
        <translation>搜索一个层并放到画布上。</translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <translation>查找层…</translation>
    </message>
    <message>
        <source>Search all layers, also inside blocks, by name, type, parameter (k=5) or shape.</source>
        <translation>按名称、类型、参数（k=5）或形状查找所有层，包括块内的层。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Change the name of the selected layer.</source>
        <translation>修改选中层的名称。</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Let the data pass the selected layers unchanged.</source>
        <translation>让数据原样通过选中的层。</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Show the selected layers small, without picture.</source>
        <translation>以紧凑形式显示选中的层，不带图像。</translation>
    </message>
    <message>
        <source>Tidy all</source>
        <translation>整理全部</translation>
    </message>
    <message>
        <source>Arrange all layers in rows, in the order of the data.</source>
        <translation>按数据流动的顺序，把所有层排列成行。</translation>
    </message>
    <message>
        <source>Tidy the selection</source>
        <translation>整理所选内容</translation>
    </message>
    <message>
        <source>Arrange the selected layers only.</source>
        <translation>只排列选中的层。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train the network from its start: weights drawn with the seed, or loaded from a file.</source>
        <translation>从头训练网络：权重由种子随机生成，或从文件载入。</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Train the present weights for as many epochs again.</source>
        <translation>用当前权重，再训练同样多的轮数。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop after this batch, and go on with the same key.</source>
        <translation>在当前批结束后暂停，按同一个键继续。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Train on a single batch and pause.</source>
        <translation>只训练一批，然后暂停。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the training; what was learned is kept.</source>
        <translation>结束训练；已学到的内容会保留。</translation>
    </message>
    <message>
        <source>1 step a second</source>
        <translation>每秒 1 步</translation>
    </message>
    <message>
        <source>Slow enough to see what a single batch changes.</source>
        <translation>慢到能看清单个批次改变了什么。</translation>
    </message>
    <message>
        <source>5 steps a second</source>
        <translation>每秒 5 步</translation>
    </message>
    <message>
        <source>Slow enough to watch weights and predictions move.</source>
        <translation>慢到能看着权重和预测变化。</translation>
    </message>
    <message>
        <source>20 steps a second</source>
        <translation>每秒 20 步</translation>
    </message>
    <message>
        <source>Slow enough to watch the curves and the boundary grow.</source>
        <translation>慢到能看着曲线和决策边界逐渐形成。</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Train as fast as the computer can; ends a slow start.</source>
        <translation>以计算机的最快速度训练；同时结束慢速开始。</translation>
    </message>
    <message>
        <source>Reset the weights</source>
        <translation>重置权重</translation>
    </message>
    <message>
        <source>Forget what was learned; the next start is the same again.</source>
        <translation>清除已学到的内容；下次训练仍从相同的起点开始。</translation>
    </message>
    <message>
        <source>Reset with another seed</source>
        <translation>换种子重置</translation>
    </message>
    <message>
        <source>Forget what was learned and draw other weights.</source>
        <translation>清除已学到的内容，并重新随机生成权重。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Show the whole network.</source>
        <translation>显示整个网络。</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>适应所选内容</translation>
    </message>
    <message>
        <source>Show the selected layers as large as possible.</source>
        <translation>以尽可能大的比例显示选中的层。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the network larger.</source>
        <translation>放大显示网络。</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the network smaller.</source>
        <translation>缩小显示网络。</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Show the network at 100 %.</source>
        <translation>以 100 % 的比例显示网络。</translation>
    </message>
    <message>
        <source>Snap to the grid</source>
        <translation>对齐到网格</translation>
    </message>
    <message>
        <source>Layers that are dragged stop at the grid; Shift lets them go.</source>
        <translation>拖动的层会停在网格上；按住 Shift 则不停。</translation>
    </message>
    <message>
        <source>Search the layer list</source>
        <translation>搜索层列表</translation>
    </message>
    <message>
        <source>Put the cursor into the search field on the left.</source>
        <translation>把光标放到左侧的搜索框中。</translation>
    </message>
    <message>
        <source>Show the training settings</source>
        <translation>显示训练设置</translation>
    </message>
    <message>
        <source>Data set, loss, optimizer and the rest, on the right.</source>
        <translation>数据集、损失、优化器及其他设置，位于右侧。</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>显示问题</translation>
    </message>
    <message>
        <source>What has to be mended before training.</source>
        <translation>训练之前需要修复的问题。</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>What the program did and when.</source>
        <translation>程序做了什么，以及何时做的。</translation>
    </message>
    <message>
        <source>Show the outline</source>
        <translation>显示大纲</translation>
    </message>
    <message>
        <source>All layers as a list, to be walked and changed by key.</source>
        <translation>以列表显示所有层，可用键盘浏览和修改。</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>显示历史</translation>
    </message>
    <message>
        <source>All changes so far; go back or forward to any of them.</source>
        <translation>到目前为止的所有更改；可前往其中任意一步。</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window.</source>
        <translation>把键盘焦点移到窗口的下一个区域。</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>上一个区域</translation>
    </message>
    <message>
        <source>Move the keyboard to the part of the window before.</source>
        <translation>把键盘焦点移到窗口的上一个区域。</translation>
    </message>
    <message>
        <source>Lower panels</source>
        <translation>下方面板</translation>
    </message>
    <message>
        <source>Show or hide the panels under the canvas.</source>
        <translation>显示或隐藏画布下方的面板。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <translation>使用整个屏幕。</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Dark or light, as the system says.</source>
        <translation>深色或浅色，跟随系统设置。</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation>深色背景，浅色文字。</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation>浅色背景，深色文字。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Show everything in English.</source>
        <translation>用英文显示整个界面。</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Show everything in Chinese.</source>
        <translation>用中文显示整个界面。</translation>
    </message>
    <message>
        <source>Explain this layer</source>
        <translation>解释此层</translation>
    </message>
    <message>
        <source>What the selected layer does, with its numbers.</source>
        <translation>选中的层做什么，并附上它的具体数值。</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search everything that can be done.</source>
        <translation>搜索所有可用的操作。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>All keys on one page.</source>
        <translation>在一页上列出所有快捷键。</translation>
    </message>
    <message>
        <source>About Layerloom</source>
        <translation>关于 Layerloom</translation>
    </message>
    <message>
        <source>Version, licence and where your files lie.</source>
        <translation>版本、许可证以及文件的存放位置。</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>New from template</source>
        <translation>从模板新建</translation>
    </message>
    <message>
        <source>Tidy from left to right</source>
        <translation>从左到右整理</translation>
    </message>
    <message>
        <source>Arrange the selected layers, or all, in rows from left to right.</source>
        <translation>把选中的层（未选中时为全部）从左到右按行排列。</translation>
    </message>
    <message>
        <source>Tidy from top to bottom</source>
        <translation>从上到下整理</translation>
    </message>
    <message>
        <source>Arrange the selected layers, or all, from top to bottom, branches side by side.</source>
        <translation>把选中的层（未选中时为全部）从上到下排列，分支并排。</translation>
    </message>
    <message>
        <source>Left edges</source>
        <translation>左边缘</translation>
    </message>
    <message>
        <source>Bring the left edges of the selected layers into line.</source>
        <translation>让所选各层的左边缘对齐。</translation>
    </message>
    <message>
        <source>Centres, in a column</source>
        <translation>中心（成一列）</translation>
    </message>
    <message>
        <source>Bring the selected layers into one column.</source>
        <translation>把所选各层排成一列。</translation>
    </message>
    <message>
        <source>Right edges</source>
        <translation>右边缘</translation>
    </message>
    <message>
        <source>Bring the right edges of the selected layers into line.</source>
        <translation>让所选各层的右边缘对齐。</translation>
    </message>
    <message>
        <source>Top edges</source>
        <translation>上边缘</translation>
    </message>
    <message>
        <source>Bring the top edges of the selected layers into line.</source>
        <translation>让所选各层的上边缘对齐。</translation>
    </message>
    <message>
        <source>Middles, in a row</source>
        <translation>中线（成一行）</translation>
    </message>
    <message>
        <source>Bring the selected layers into one row.</source>
        <translation>把所选各层排成一行。</translation>
    </message>
    <message>
        <source>Bottom edges</source>
        <translation>下边缘</translation>
    </message>
    <message>
        <source>Bring the bottom edges of the selected layers into line.</source>
        <translation>让所选各层的下边缘对齐。</translation>
    </message>
    <message>
        <source>Equal gaps across</source>
        <translation>水平等距</translation>
    </message>
    <message>
        <source>The same distance from each selected layer to the next in a row.</source>
        <translation>让同一行中相邻的所选层间距相等。</translation>
    </message>
    <message>
        <source>Equal gaps down</source>
        <translation>垂直等距</translation>
    </message>
    <message>
        <source>The same distance from each selected layer to the next in a column.</source>
        <translation>让同一列中相邻的所选层间距相等。</translation>
    </message>
    <message>
        <source>Make a block</source>
        <translation>组成块</translation>
    </message>
    <message>
        <source>Put the selected layers into a block that can be used again.</source>
        <translation>把所选的层放进一个可以重复使用的块。</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>打开块</translation>
    </message>
    <message>
        <source>Show the layers inside the selected block.</source>
        <translation>显示所选块内部的层。</translation>
    </message>
    <message>
        <source>Leave the block</source>
        <translation>离开块</translation>
    </message>
    <message>
        <source>Back to where the open block is used.</source>
        <translation>回到使用这个块的地方。</translation>
    </message>
    <message>
        <source>Unfold here</source>
        <translation>就地展开</translation>
    </message>
    <message>
        <source>Show the layers inside the selected block where it stands.</source>
        <translation>在原处显示所选块内部的层。</translation>
    </message>
    <message>
        <source>Unpack the block</source>
        <translation>拆开块</translation>
    </message>
    <message>
        <source>Put the layers of the selected block in its place.</source>
        <translation>用块内部的层代替所选的块。</translation>
    </message>
    <message>
        <source>Make independent</source>
        <translation>变为独立</translation>
    </message>
    <message>
        <source>Give the selected block layers of its own, to be changed alone.</source>
        <translation>给所选的块一份自己的层，可以单独修改。</translation>
    </message>
    <message>
        <source>Bookmark this place…</source>
        <translation>为此处添加书签…</translation>
    </message>
    <message>
        <source>Give what is shown now a name, to come back to it.</source>
        <translation>为当前显示的位置命名，以便随时返回。</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
    <message>
        <source>Go to one bookmarked place after the other.</source>
        <translation>依次前往各个书签所在的位置。</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close this project; unsaved changes are asked about.</source>
        <translation>关闭这个项目；有未保存的更改时会先询问。</translation>
    </message>
    <message>
        <source>Reopen the closed tab</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Have the project back that was closed last.</source>
        <translation>恢复最后关闭的项目。</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Show the open project to the right.</source>
        <translation>显示右边打开的项目。</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Show the open project to the left.</source>
        <translation>显示左边打开的项目。</translation>
    </message>
    <message>
        <source>Paste with incoming wires</source>
        <translation>连同输入连线粘贴</translation>
    </message>
    <message>
        <source>Insert the layers of the clipboard; they read what the copied layers read, where that is in the same network.</source>
        <translation>插入剪贴板中的层；若在同一网络中，它们与原来的层读取相同的输入。</translation>
    </message>
    <message>
        <source>Select what leads here</source>
        <translation>选中上游</translation>
    </message>
    <message>
        <source>Add every layer that the data of the selected ones come from.</source>
        <translation>加选所选层的数据所来自的全部层。</translation>
    </message>
    <message>
        <source>Select what follows</source>
        <translation>选中下游</translation>
    </message>
    <message>
        <source>Add every layer that the data of the selected ones go to.</source>
        <translation>加选所选层的数据所流向的全部层。</translation>
    </message>
    <message>
        <source>Select the same type</source>
        <translation>选中同类型</translation>
    </message>
    <message>
        <source>Add every layer of the types that are selected.</source>
        <translation>加选与所选层类型相同的全部层。</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Select the layers that are not selected, and only these.</source>
        <translation>只选中原来未选中的层。</translation>
    </message>
    <message>
        <source>Freeze the weights</source>
        <translation>冻结权重</translation>
    </message>
    <message>
        <source>Training leaves the weights of the selected layers and blocks as they are, and the statistics of normalization, too.</source>
        <translation>训练不改变所选层和模块的权重，归一化的统计量也不变。</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>添加分组框</translation>
    </message>
    <message>
        <source>Put a frame with a title round what is selected.</source>
        <translation>为选中的内容加上带标题的分组框。</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加便签</translation>
    </message>
    <message>
        <source>Write something beside the layers.</source>
        <translation>在各层旁边写一些说明。</translation>
    </message>
    <message>
        <source>Fit the frame to its layers</source>
        <translation>使分组框贴合其中的层</translation>
    </message>
    <message>
        <source>Make the frame just large enough for what lies in it.</source>
        <translation>将分组框调整到恰好容纳其中的内容。</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>下一种颜色</translation>
    </message>
    <message>
        <source>Give the selected frames and notes another colour.</source>
        <translation>更换选中的分组框和便签的颜色。</translation>
    </message>
    <message>
        <source>Next frame or note</source>
        <translation>下一个分组框或便签</translation>
    </message>
    <message>
        <source>Select one frame or note after the other.</source>
        <translation>依次选择各个分组框和便签。</translation>
    </message>
    <message>
        <source>Add a reroute point</source>
        <translation>添加转折点</translation>
    </message>
    <message>
        <source>Let the wire run through a point. Dragging the wire does so, too.</source>
        <translation>让连线经过一个点。直接拖动连线也可以。</translation>
    </message>
    <message>
        <source>Remove the reroute points</source>
        <translation>移除转折点</translation>
    </message>
    <message>
        <source>Let the selected wire find its own way again.</source>
        <translation>让选中的连线恢复自动走线。</translation>
    </message>
    <message>
        <source>Share the weights</source>
        <translation>共享权重</translation>
    </message>
    <message>
        <source>Let the selected layers of one type use the same weights.</source>
        <translation>让所选的同类层使用同一份权重。</translation>
    </message>
    <message>
        <source>Unlink the weights</source>
        <translation>取消共享权重</translation>
    </message>
    <message>
        <source>Give the selected layers weights of their own again.</source>
        <translation>让所选的层重新拥有自己的权重。</translation>
    </message>
    <message>
        <source>New variable</source>
        <translation>新建变量</translation>
    </message>
    <message>
        <source>A number with a name that any field may use.</source>
        <translation>一个有名字的数，任何字段都可以使用。</translation>
    </message>
    <message>
        <source>Show the variables</source>
        <translation>显示变量</translation>
    </message>
    <message>
        <source>The numbers with names, on the right under the layer.</source>
        <translation>有名字的数，在右侧层的下方。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Let the layer that was selected last read the other selected ones.</source>
        <translation>让最后选中的层读取其他选中的层。</translation>
    </message>
    <message>
        <source>Cut the wires</source>
        <translation>剪断连线</translation>
    </message>
    <message>
        <source>Take out every wire that begins or ends at a selected layer. With the mouse: draw a line across wires with the right button while Ctrl is held.</source>
        <translation>去掉与选中的层相连的所有连线。用鼠标：按住 Ctrl 并用右键划过连线。</translation>
    </message>
    <message>
        <source>Load weights…</source>
        <translation>载入权重…</translation>
    </message>
    <message>
        <source>Begin with weights of a file: safetensors, or a state_dict that torch.save wrote. It can also be dropped onto the window.</source>
        <translation>从文件中的权重开始：safetensors，或由 torch.save 写出的 state_dict。也可以把文件拖到窗口上。</translation>
    </message>
    <message>
        <source>Replace the head, freeze the rest</source>
        <translation>替换最后一层，冻结其余各层</translation>
    </message>
    <message>
        <source>A new last layer, as wide as the data need; training leaves all others as they are.</source>
        <translation>换上宽度符合数据的新的最后一层；训练不改变其余各层。</translation>
    </message>
    <message>
        <source>Look at the code…</source>
        <translation>查看代码…</translation>
    </message>
    <message>
        <source>Show the file of the own layer that is selected, and trust it or not.</source>
        <translation>显示所选自定义层的文件，并决定是否信任它。</translation>
    </message>
    <message>
        <source>Layer type</source>
        <translation>层的类型</translation>
    </message>
    <message>
        <source>Colour the layers by their type, as usual.</source>
        <translation>像平常一样按类型给各层着色。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Colour the layers by how many parameters they have.</source>
        <translation>按参数的多少给各层着色。</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Colour the layers by how much they compute for one sample.</source>
        <translation>按处理一个样本的计算量给各层着色。</translation>
    </message>
    <message>
        <source>Activation memory</source>
        <translation>激活值内存</translation>
    </message>
    <message>
        <source>Colour the layers by what is kept of them until the backward pass.</source>
        <translation>按为反向传播保留的数据量给各层着色。</translation>
    </message>
    <message>
        <source>Measured time</source>
        <translation>实测时间</translation>
    </message>
    <message>
        <source>Colour the layers by the time they take; measures it if need be.</source>
        <translation>按耗时给各层着色；需要时先测量。</translation>
    </message>
    <message>
        <source>Show the costs</source>
        <translation>显示开销</translation>
    </message>
    <message>
        <source>What training takes: memory, time and the largest batch.</source>
        <translation>训练需要多少内存和时间，以及最大的批次。</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>测量时间</translation>
    </message>
    <message>
        <source>Time a few steps: seconds for a step, an epoch and each layer.</source>
        <translation>计时几步训练：每步、每轮和每层各需多少秒。</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>accuracy {0}</source>
        <translation>准确率 {0}</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>损失 {0}</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>The network has no Input. Drag one in from Input &amp; output.</source>
        <translation>网络没有 Input。请从“输入与输出”中拖入一个。</translation>
    </message>
    <message>
        <source>The network has no Output. Drag one in and wire it to the last layer.</source>
        <translation>网络没有 Output。请拖入一个，并把它连到最后一层。</translation>
    </message>
    <message>
        <source>A number is needed, for example 64.</source>
        <translation>此处需要填写一个数字，例如 64。</translation>
    </message>
    <message>
        <source>{name} has no input yet: drag a wire to its left port.</source>
        <translation>{name} 还没有输入：请拖一条连线到它左侧的端口。</translation>
    </message>
    <message>
        <source>Input “{port}” of {name} is not connected: drag a wire to it.</source>
        <translation>{name} 的输入“{port}”尚未连接：请拖一条连线到这里。</translation>
    </message>
    <message>
        <source>{name} has no input, and {source} before it gives {shape}: a {type} has to stand between them.</source>
        <translation>{name} 没有输入，而它前面的 {source} 给出 {shape}：两者之间需要一个 {type}。</translation>
    </message>
    <message>
        <source>Put a {type} between {source} and {name}</source>
        <translation>在 {source} 和 {name} 之间放一个 {type}</translation>
    </message>
    <message>
        <source>Connect {source} to {name}</source>
        <translation>把 {source} 连接到 {name}</translation>
    </message>
    <message>
        <source>The block that {name} uses is not in this document. Delete {name}, or bring the block in from another project.</source>
        <translation>{name} 使用的模块不在此文档中。请删除 {name}，或从另一个项目带入该模块。</translation>
    </message>
    <message>
        <source>The block {name} contains itself, so it would never end. Take the copy of itself out of it.</source>
        <translation>模块 {name} 包含它自己，这样永远不会结束。请把其中的它自己取出来。</translation>
    </message>
    <message>
        <source>With all blocks unfolded there are more than {most} layers: too many to work with. Repeat fewer of them.</source>
        <translation>展开所有模块后超过 {most} 层，多得无法处理。请减少重复次数。</translation>
    </message>
    <message>
        <source>{name} reads output {number} of {source}, which has only {count}. Wire it to another one.</source>
        <translation>{name} 读取 {source} 的第 {number} 个输出，但它只有 {count} 个。请改接到别的输出。</translation>
    </message>
    <message>
        <source>{layer} would need a tensor of {count} numbers, {size} TB: no computer holds that. Make its sizes smaller, or those that arrive.</source>
        <translation>{layer} 需要一个有 {count} 个数的张量，即 {size} TB：没有计算机装得下。请减小它的各个大小，或减小输入的大小。</translation>
    </message>
    <message>
        <source>{name} is to share the weights of another layer, but that one is missing or different. Give {name} weights of its own, or make both alike.</source>
        <translation>{name} 要共用另一层的权重，但那一层不存在或与它不同。请让 {name} 使用自己的权重，或把两层设成一样。</translation>
    </message>
    <message>
        <source>Put an Input in front of {name}</source>
        <translation>在 {name} 前面放一个输入 Input</translation>
    </message>
    <message>
        <source>Put an Output behind {name}</source>
        <translation>在 {name} 后面放一个输出 Output</translation>
    </message>
    <message>
        <source>Another layer is called {name} too.</source>
        <translation>另一个层也叫 {name}。</translation>
    </message>
    <message>
        <source>Call it {name}</source>
        <translation>命名为 {name}</translation>
    </message>
    <message>
        <source>{name} is part of a loop: its output comes back to its input. Cut one wire of the loop.</source>
        <translation>{name} 处在一个环路中：它的输出又回到了自己的输入。请剪断环路中的一条连线。</translation>
    </message>
    <message>
        <source>Nothing uses {name}: wire its output on, or delete it.</source>
        <translation>没有任何层使用 {name}：请把它的输出接到后面的层，或删除它。</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>What the network says, as a picture</source>
        <translation>网络的回答（图片）</translation>
    </message>
    <message>
        <source>a picture, from {0} to {1}</source>
        <translation>图片，数值从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>Axes</name>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
</context>
<context>
    <name>BarsView</name>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>还没有可显示的内容。</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} 个数值</translation>
    </message>
    <message>
        <source>predicted: {label} {value}</source>
        <translation>预测：{label} {value}</translation>
    </message>
    <message>
        <source>true: {label} {value}</source>
        <translation>真实：{label} {value}</translation>
    </message>
    <message>
        <source>largest: {label} {value}</source>
        <translation>最大：{label} {value}</translation>
    </message>
    <message>
        <source>unit {index}</source>
        <translation>单元 {index}</translation>
    </message>
    <message>
        <source>{label} (unit {index})</source>
        <translation>{label}（单元 {index}）</translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message>
        <source>This version knows no layer “{type}”. It is kept as it is, but the network cannot run.</source>
        <translation>此版本不认识层“{type}”。它会原样保留，但网络无法运行。</translation>
    </message>
    <message>
        <source>This version knows no {what} “{type}”. Choose another one.</source>
        <translation>此版本不认识 {what}“{type}”。请另选一个。</translation>
    </message>
</context>
<context>
    <name>BlockCard</name>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation>块的名称</translation>
    </message>
    <message>
        <source>The name of its class in the code</source>
        <translation>它在代码中的类名</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show and change the layers inside (double click)</source>
        <translation>显示并修改内部的层（双击）</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Put the layers of the block in its place</source>
        <translation>用块内部的层代替这个块</translation>
    </message>
    <message>
        <source>Make independent</source>
        <translation>变为独立</translation>
    </message>
    <message>
        <source>Give this one layers of its own, to be changed alone</source>
        <translation>给它一份自己的层，可以单独修改</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) inside</source>
        <translation>
            <numerusform>内有 %n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>使用了 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlockPage</name>
    <message>
        <source>Name of the block</source>
        <translation>块的名称</translation>
    </message>
    <message>
        <source>The name of its class in the code</source>
        <translation>它在代码中的类名</translation>
    </message>
    <message>
        <source>Write it in place as nn.Sequential</source>
        <translation>就地写成 nn.Sequential</translation>
    </message>
    <message>
        <source>For a plain chain: no class of its own; layers are called 0, 1, 2 …</source>
        <translation>用于单一的链：没有自己的类；各层名为 0、1、2……</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Numbers that each use may set. Write their names into fields of the layers.</source>
        <translation>每次使用时可以设定的数。把它们的名字写进层的字段里。</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>添加输入</translation>
    </message>
    <message>
        <source>Add an output</source>
        <translation>添加输出</translation>
    </message>
    <message numerus="yes">
        <source>A change in here changes all uses of this block: %n use(s).</source>
        <translation>
            <numerusform>这里的修改会作用于这个块的所有使用处：%n 处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>A block is made of layers that are in one network.</source>
        <translation>块只能由同一个网络中的层组成。</translation>
    </message>
    <message>
        <source>Select the layers that are to become a block.</source>
        <translation>请先选择要组成块的层。</translation>
    </message>
    <message>
        <source>This is not a block.</source>
        <translation>这不是块。</translation>
    </message>
    <message>
        <source>This block is not in the document.</source>
        <translation>文档中没有这个块。</translation>
    </message>
    <message>
        <source>Write in place</source>
        <translation>就地写出</translation>
    </message>
    <message>
        <source>Write as a class</source>
        <translation>写成类</translation>
    </message>
    <message>
        <source>Move a port</source>
        <translation>移动端口</translation>
    </message>
    <message>
        <source>Remove a port</source>
        <translation>删除端口</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>添加输入</translation>
    </message>
    <message>
        <source>Add an output</source>
        <translation>添加输出</translation>
    </message>
    <message>
        <source>Make a block</source>
        <translation>组成块</translation>
    </message>
    <message>
        <source>Unpack the block</source>
        <translation>拆开块</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>A block has at most {most} parameters.</source>
        <translation>一个块最多有 {most} 个参数。</translation>
    </message>
    <message>
        <source>{nodes} set another {name} than {default}. Make them equal first.</source>
        <translation>{nodes} 的 {name} 不是 {default}。请先让它们相同。</translation>
    </message>
    <message>
        <source>There is a parameter {name} already.</source>
        <translation>已经有参数 {name}。</translation>
    </message>
    <message>
        <source>{name} is used by {nodes}. Delete or unpack them first.</source>
        <translation>{name} 正被 {nodes} 使用。请先删除或拆开它们。</translation>
    </message>
    <message>
        <source>{name} shares the weights of {owner}. Select both, or none of them.</source>
        <translation>{name} 与 {owner} 共享权重。请两个都选，或都不选。</translation>
    </message>
    <message>
        <source>Another block is called {name} already.</source>
        <translation>已经有另一个块叫做 {name}。</translation>
    </message>
    <message>
        <source>{name} lies between the selected layers. Select it too, or leave out what follows it.</source>
        <translation>{name} 位于所选的层之间。请把它也选上，或不选它后面的层。</translation>
    </message>
    <message>
        <source>The block {name} would contain itself.</source>
        <translation>块 {name} 会包含它自己。</translation>
    </message>
    <message>
        <source>{name} is repeated {count} times. To unpack it, a number from 1 to 100 is needed.</source>
        <translation>{name} 重复 {count} 次。要拆开它，次数须是 1 到 100 之间的数。</translation>
    </message>
    <message>
        <source>{name} is muted. Unmute it before unpacking.</source>
        <translation>{name} 已停用。请先取消停用再拆开。</translation>
    </message>
    <message>
        <source>{name} shares its weights, so it cannot be unpacked.</source>
        <translation>{name} 与别的层共享权重，不能拆开。</translation>
    </message>
    <message>
        <source>Rename {old} to {new}</source>
        <translation>把 {old} 改名为 {new}</translation>
    </message>
    <message>
        <source>Rename the port to {name}</source>
        <translation>把端口改名为 {name}</translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation>设置 {name}</translation>
    </message>
    <message>
        <source>Remove the parameter {name}</source>
        <translation>删除参数 {name}</translation>
    </message>
    <message>
        <source>Add the parameter {name}</source>
        <translation>添加参数 {name}</translation>
    </message>
    <message>
        <source>Delete the block {name}</source>
        <translation>删除块 {name}</translation>
    </message>
    <message>
        <source>Make {name} independent</source>
        <translation>让 {name} 独立</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>So many of the block one after another, each with weights of its own.</source>
        <translation>这么多个块首尾相接，各有自己的权重。</translation>
    </message>
    <message>
        <source>A number for the layers inside, as a name in their fields.</source>
        <translation>给内部各层用的数，在它们的字段里写它的名字。</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>模板库</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>Bookmark this place</source>
        <translation>为此处添加书签</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Place {0}</source>
        <translation>位置 {0}</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>移除书签</translation>
    </message>
    <message>
        <source>Bookmark {name}</source>
        <translation>添加书签“{name}”</translation>
    </message>
    <message>
        <source>Remove the bookmark {name}</source>
        <translation>移除书签“{name}”</translation>
    </message>
</context>
<context>
    <name>BoundaryPanel</name>
    <message>
        <source>Save the surface as a picture</source>
        <translation>把决策面保存为图片</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>A boundary can be drawn for data with one or two columns: choose Spirals, Moons, XOR or Curves in the training form.</source>
        <translation>只有一列或两列特征的数据才能画出决策边界：请在训练表单中选择“螺旋”“双月”“异或 XOR”或“曲线”。</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>of the network before your changes</source>
        <translation>来自你修改之前的网络</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Open block</source>
        <translation>打开模块</translation>
    </message>
    <message>
        <source>use {0} of {1}</source>
        <translation>第 {0} 处使用，共 {1} 处</translation>
    </message>
    <message>
        <source>This block is used {0} times. Shapes and numbers are those of one use.</source>
        <translation>这个块使用了 {0} 次。这里的形状和数字属于其中一次使用。</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>The data cannot be prepared in {folder}: {reason}. Make room on that disk.</source>
        <translation>无法在 {folder} 中准备数据：{reason}。请在该磁盘上腾出空间。</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>an Upsample</source>
        <translation>Upsample</translation>
    </message>
    <message>
        <source>a Slice of the middle</source>
        <translation>Slice（取中间部分）</translation>
    </message>
    <message>
        <source>a Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <source>a Flatten of each map</source>
        <translation>Flatten（逐个特征图）</translation>
    </message>
    <message>
        <source>a Select of the last step</source>
        <translation>Select（取最后一步）</translation>
    </message>
    <message>
        <source>a Mean over the steps</source>
        <translation>Mean（对各步取平均）</translation>
    </message>
    <message>
        <source>a 1×1 {type}</source>
        <translation>1×1 {type}</translation>
    </message>
    <message>
        <source>{type} and Flatten</source>
        <translation>{type} 和 Flatten</translation>
    </message>
    <message>
        <source>a 1×1 {type} of stride {stride}</source>
        <translation>1×1 {type}（步幅 {stride}）</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 和 {second}</translation>
    </message>
    <message>
        <source>an {type}</source>
        <translation>{type}</translation>
    </message>
    <message>
        <source>a Linear of {count}</source>
        <translation>Linear（{count} 个输出）</translation>
    </message>
    <message>
        <source>a {type}</source>
        <translation>{type}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Forget {field}</source>
        <translation>去掉 {field}</translation>
    </message>
    <message>
        <source>Set {field} of {name} to {value}, {other} to {another}</source>
        <translation>把 {name} 的 {field} 设为 {value}，{other} 设为 {another}</translation>
    </message>
    <message>
        <source>Let {names} keep the size by their padding</source>
        <translation>让 {names} 用填充保持大小</translation>
    </message>
    <message>
        <source>Cut the wire from {source} to {name}</source>
        <translation>剪断从 {source} 到 {name} 的连线</translation>
    </message>
    <message>
        <source>Set {field} of {name} to {value}</source>
        <translation>把 {name} 的 {field} 设为 {value}</translation>
    </message>
    <message>
        <source>Insert {what} between {source} and {name}</source>
        <translation>在 {source} 和 {name} 之间插入 {what}</translation>
    </message>
    <message>
        <source>an Unsqueeze to {shape}</source>
        <translation>Unsqueeze（得到 {shape}）</translation>
    </message>
    <message>
        <source>Move {name} in front of {reader}</source>
        <translation>把 {name} 移到 {reader} 前面</translation>
    </message>
    <message>
        <source>a Reshape to {shape}</source>
        <translation>Reshape（变为 {shape}）</translation>
    </message>
    <message>
        <source>Insert Flatten in front of {name}</source>
        <translation>在 {name} 前面插入 Flatten</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation>删除连线</translation>
    </message>
    <message>
        <source>Insert into the wire</source>
        <translation>插入到连线中</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete and join the wires</source>
        <translation>删除并接合连线</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>weights of {0}</source>
        <translation>{0} 的权重</translation>
    </message>
    <message>
        <source>penalty in training</source>
        <translation>训练时的惩罚项</translation>
    </message>
    <message>
        <source>picture {0}</source>
        <translation>图片 {0}</translation>
    </message>
    <message>
        <source>{0} classes for each of {1} pixels</source>
        <translation>{1} 个像素各有 {0} 个类别</translation>
    </message>
    <message>
        <source>{0} classes</source>
        <translation>{0} 个类别</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>{0} 个数</translation>
    </message>
    <message>
        <source>{0} params</source>
        <translation>{0} 个参数</translation>
    </message>
    <message>
        <source>no {0}</source>
        <translation>无 {0}</translation>
    </message>
    <message>
        <source>Drag the point. Alt+click deletes it.</source>
        <translation>拖动此点可移动它，按住 Alt 单击可删除它。</translation>
    </message>
    <message>
        <source>Drag it with what lies in it, with Alt alone. Double-click to rename.</source>
        <translation>拖动可连同其中的内容一起移动；按住 Alt 只移动分组框。双击可重命名。</translation>
    </message>
    <message>
        <source>{0} multiply-adds</source>
        <translation>{0} 次乘加</translation>
    </message>
    <message>
        <source>muted: data pass it unchanged</source>
        <translation>已停用：数据原样通过</translation>
    </message>
    <message>
        <source>Click the mark to repair it.</source>
        <translation>单击标记即可修复。</translation>
    </message>
    <message>
        <source>uses the weights of {0}</source>
        <translation>使用 {0} 的权重</translation>
    </message>
    <message>
        <source>its weights are used by {0} too</source>
        <translation>它的权重也被 {0} 使用</translation>
    </message>
    <message>
        <source>Input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>Output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>Drag the wire to bend it. Alt+click deletes it.</source>
        <translation>拖动连线可使其弯折，按住 Alt 单击可删除它。</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>重命名为 {name}</translation>
    </message>
    <message>
        <source>Add {type}</source>
        <translation>添加 {type}</translation>
    </message>
    <message>
        <source>Cut {count} wires</source>
        <translation>剪断 {count} 条连线</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>等距分布</translation>
    </message>
    <message>
        <source>Add a reroute point</source>
        <translation>添加转折点</translation>
    </message>
    <message>
        <source>Move a reroute point</source>
        <translation>移动转折点</translation>
    </message>
    <message>
        <source>Move and connect</source>
        <translation>移动并连接</translation>
    </message>
    <message>
        <source>Paste with incoming wires</source>
        <translation>连同输入连线粘贴</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Delete a reroute point</source>
        <translation>删除转折点</translation>
    </message>
    <message>
        <source>Straighten the wire</source>
        <translation>恢复连线的自动走线</translation>
    </message>
    <message>
        <source>Reorder the inputs</source>
        <translation>调整输入顺序</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Muted: its first input is passed on, and the program is without this layer.</source>
        <translation>已停用：第一个输入被原样传下去，程序里没有这一层。</translation>
    </message>
    <message>
        <source>The shapes are not known yet.</source>
        <translation>形状尚不清楚。</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} multiply-adds per sample</source>
        <translation>每个样本 {count} 次乘加</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The output of the network over {0}</source>
        <translation>网络在 {0} 上的输出</translation>
    </message>
    <message>
        <source>The output of the network over {0} and {1}</source>
        <translation>网络在 {0} 与 {1} 上的输出</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>trained on</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出样本</translation>
    </message>
</context>
<context>
    <name>Checkpoint</name>
    <message>
        <source>The weights of the run {name} are damaged: train again.</source>
        <translation>运行 {name} 的权重已损坏：请重新训练。</translation>
    </message>
    <message>
        <source>The run {name} has no weights yet.</source>
        <translation>运行 {name} 还没有权重。</translation>
    </message>
    <message>
        <source>{name} is not the folder of a run.</source>
        <translation>{name} 不是运行的文件夹。</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>several values</source>
        <translation>多个不同的值</translation>
    </message>
</context>
<context>
    <name>ClassesPage</name>
    <message>
        <source>Samples of each class</source>
        <translation>每个类别的样本数</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Code of an own layer</source>
        <translation>自定义层的代码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>SHA-256 of this text: {0}…</source>
        <translation>此文本的 SHA-256：{0}…</translation>
    </message>
    <message>
        <source>You trust this text. It is run when the layer is measured and trained.</source>
        <translation>您信任此文本。测量和训练该层时会运行它。</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>If you trust this text, it is run with all your rights: it can read, change and send your files. Trust it only if you know what each line does, or who wrote it. Another text, even by one letter, is not trusted.</source>
        <translation>如果信任此文本，它将以您的全部权限运行：可以读取、更改和发送您的文件。只有清楚每一行的作用或知道作者是谁时才信任它。内容哪怕改动一个字母，就不再受信任。</translation>
    </message>
    <message>
        <source>Trust this text</source>
        <translation>信任此文本</translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>is predicted</source>
        <translation>预测目标</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>as categories</source>
        <translation>作为类别</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>The run&apos;s weights are not in {folder}.</source>
        <translation>{folder} 中没有这次运行的权重。</translation>
    </message>
    <message>
        <source>The run {folder} is of another project: give one of {title}, or none for its newest.</source>
        <translation>运行 {folder} 属于另一个项目：请给出 {title} 的运行，或不给，以使用它最近的运行。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>--size is written like 1600x1000.</source>
        <translation>--size 的写法类似 1600x1000。</translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation>设置 {name}</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>Rates in %</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Parts of each true class instead of counts</source>
        <translation>显示占各真实类别的比例，而不是个数</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>各类别的精确率、召回率与 F1</translation>
    </message>
    <message>
        <source>Save the matrix as a picture</source>
        <translation>把矩阵保存为图片</translation>
    </message>
    <message>
        <source>Save the matrix as a CSV table</source>
        <translation>把矩阵保存为 CSV 表格</translation>
    </message>
    <message>
        <source>Classes can be confused; these data have a number as their target.</source>
        <translation>只有类别才会混淆；这份数据的目标是一个数。</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>means of all classes: precision {0}, recall {1}, F1 {2}</source>
        <translation>各类平均：精确率 {0}，召回率 {1}，F1 {2}</translation>
    </message>
    <message>
        <source>Precision: of those that were called so, how many are. Recall: of those that are, how many were called so. F1: their harmonic mean.</source>
        <translation>精确率：被认作该类的样本中确实是的比例。召回率：该类样本中被认出的比例。F1：两者的调和平均。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>count</source>
        <translation>个数</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>{0} of {1} “{2}” are recognised</source>
        <translation>{1} 个“{2}”中认出 {0} 个</translation>
    </message>
    <message>
        <source>{0} of {1} “{2}” are taken for “{3}”</source>
        <translation>{1} 个“{2}”中有 {0} 个被认作“{3}”</translation>
    </message>
    <message>
        <source>{0} of {1} samples are recognised</source>
        <translation>{1} 个样本中认出 {0} 个</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Numbers that training changes, and locked ones.</source>
        <translation>训练会改变的数，以及锁定的数。</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Of one sample, on the way forward.</source>
        <translation>一个样本在前向传播中的次数。</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>What is kept of one batch until the backward pass.</source>
        <translation>一个批次为反向传播保留的数据。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Measured for one batch, forward and back.</source>
        <translation>一个批次前向加反向的实测时间。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Memory of what leaves the layer, for one batch.</source>
        <translation>一个批次的层输出所占的内存。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>What the optimizer remembers of the parameters.</source>
        <translation>优化器为参数记住的数据。</translation>
    </message>
    <message>
        <source>Set the batch size to {size}</source>
        <translation>将批次大小设为 {size}</translation>
    </message>
</context>
<context>
    <name>CostFacts</name>
    <message>
        <source>Memory in training</source>
        <translation>训练所需内存</translation>
    </message>
    <message>
        <source>Largest batch that fits</source>
        <translation>放得下的最大批次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>for batches of {0}</source>
        <translation>批次大小 {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>fits, {0} are free</source>
        <translation>放得下，可用 {0}</translation>
    </message>
    <message>
        <source>may not fit, {0} are free</source>
        <translation>可能放不下，可用 {0}</translation>
    </message>
    <message>
        <source>does not fit, only {0} are free.</source>
        <translation>放不下，只有 {0} 可用。</translation>
    </message>
    <message>
        <source>Try a smaller batch.</source>
        <translation>请试试更小的批次。</translation>
    </message>
    <message>
        <source>{0} alone needs {1}: make it smaller.</source>
        <translation>仅 {0} 就需要 {1}：请把它改小。</translation>
    </message>
    <message>
        <source>trying {0}…</source>
        <translation>正在尝试 {0}…</translation>
    </message>
    <message>
        <source>Two steps in a process of its own.</source>
        <translation>在单独的进程中训练两步。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>By forecast, with room to spare.</source>
        <translation>按预测，并留有余量。</translation>
    </message>
    <message>
        <source>Not even one sample fits.</source>
        <translation>连一个样本也放不下。</translation>
    </message>
    <message>
        <source>Tried: it took {0} at most.</source>
        <translation>已尝试：最多占用 {0}。</translation>
    </message>
    <message>
        <source>Tried: batches of {0} do not fit.</source>
        <translation>已尝试：大小为 {0} 的批次放不下。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Set the batch size to it.</source>
        <translation>将批次大小设为此值。</translation>
    </message>
    <message>
        <source>Trains two batches of this size in a process of its own.</source>
        <translation>在单独的进程中用这个大小训练两个批次。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>A few steps of a fresh network.</source>
        <translation>用全新的网络训练几步。</translation>
    </message>
    <message>
        <source>Times a few steps of a fresh network; weights stay as they are.</source>
        <translation>用全新的网络计时几步；现有权重保持不变。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>{0} an epoch</source>
        <translation>每轮 {0}</translation>
    </message>
    <message>
        <source>{0} a step of {1}, {2} for {3} epochs</source>
        <translation>每步 {0}（批次 {1}），{3} 轮共 {2}</translation>
    </message>
    <message>
        <source>Measured before the last changes.</source>
        <translation>在最近的修改之前测得。</translation>
    </message>
    <message>
        <source>Parameters: {0}</source>
        <translation>参数：{0}</translation>
    </message>
    <message>
        <source>Gradients: {0}</source>
        <translation>梯度：{0}</translation>
    </message>
    <message>
        <source>Optimizer: {0}</source>
        <translation>优化器：{0}</translation>
    </message>
    <message>
        <source>Kept for the backward pass: {0}</source>
        <translation>为反向传播保留：{0}</translation>
    </message>
    <message>
        <source>Other values on the way forward: {0}</source>
        <translation>前向传播中的其他数值：{0}</translation>
    </message>
    <message>
        <source>The batch: {0}</source>
        <translation>批次：{0}</translation>
    </message>
    <message>
        <source>The data set: {0}</source>
        <translation>数据集：{0}</translation>
    </message>
    <message>
        <source>The rest is PyTorch itself, and work space.</source>
        <translation>其余是 PyTorch 本身和工作空间。</translation>
    </message>
</context>
<context>
    <name>CostModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>What each layer takes</source>
        <translation>各层的开销</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Layer type</source>
        <translation>层的类型</translation>
    </message>
    <message>
        <source>{0} parameters, {1} multiply-adds a sample</source>
        <translation>{0} 个参数，每个样本 {1} 次乘加</translation>
    </message>
</context>
<context>
    <name>CurveCard</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The function f(x) and its derivative f&apos;(x)</source>
        <translation>函数 f(x) 及其导数 f&apos;(x)</translation>
    </message>
    <message>
        <source>The curve is being computed.</source>
        <translation>正在计算曲线。</translation>
    </message>
    <message>
        <source>Shade: what arrives here now, one sample</source>
        <translation>阴影：一个样本此刻到达这里的数</translation>
    </message>
    <message>
        <source>{count} numbers of the sample that is watched, after {step} steps.</source>
        <translation>所观察样本的 {count} 个数，训练 {step} 步之后。</translation>
    </message>
    <message>
        <source>x: a number that arrives, f(x): what leaves</source>
        <translation>x：到达的数，f(x)：离开的数</translation>
    </message>
    <message>
        <source>Channels differ; this is the first one.</source>
        <translation>各通道不同；这里是第一个通道。</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>No values yet. Train the network to see its curves.</source>
        <translation>还没有数据。训练网络后即可看到曲线。</translation>
    </message>
    <message>
        <source>{smooth} (raw {raw})</source>
        <translation>{smooth}（原始值 {raw}）</translation>
    </message>
    <message>
        <source>{value} at {step}</source>
        <translation>{value}（{step} 处）</translation>
    </message>
    <message>
        <source>{title} {value} at step {step}</source>
        <translation>{title} {value}，第 {step} 步</translation>
    </message>
    <message>
        <source>{axis} {step}</source>
        <translation>{axis} {step}</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>How much the bold training curve is averaged</source>
        <translation>训练曲线（粗线）的平滑程度</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>A logarithmic axis for the loss</source>
        <translation>损失使用对数坐标轴</translation>
    </message>
    <message>
        <source>Save the curves as a picture</source>
        <translation>把曲线保存为图片</translation>
    </message>
    <message>
        <source>Save the exact values as a CSV table</source>
        <translation>把精确数值保存为 CSV 表格</translation>
    </message>
    <message>
        <source>Show this curve instead</source>
        <translation>改为显示这条曲线</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Press Train (F5) to see the curves.</source>
        <translation>按“训练”(F5) 即可看到曲线。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>train {0}</source>
        <translation>训练{0}</translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation>验证{0}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
</context>
<context>
    <name>Custom</name>
    <message>
        <source>Look at the code…</source>
        <translation>查看代码…</translation>
    </message>
    <message>
        <source>Name a Python file in the folder of the project, for example layers.py: letters, digits and _, no folders.</source>
        <translation>请填写项目文件夹中的 Python 文件名，例如 layers.py：只用字母、数字和 _，不含文件夹。</translation>
    </message>
    <message>
        <source>Arguments are plain values with commas between them: numbers, True, “text”, lists, also by name, for example 8, kernel_size=3.</source>
        <translation>参数是用逗号分隔的直接写出的值：数字、True、“文本”、列表，也可带名称，例如 8, kernel_size=3。</translation>
    </message>
    <message>
        <source>Measuring what {name} does…</source>
        <translation>正在测量 {name} 的作用…</translation>
    </message>
    <message>
        <source>{file} holds code that you have not trusted as it is now: nothing of it is run. Look at the code in the window, and trust it there.</source>
        <translation>{file} 中的代码以现在的内容尚未被您信任：其中任何部分都不会运行。请在窗口中查看代码，并在那里信任它。</translation>
    </message>
    <message>
        <source>Save the project first: {file} is looked for beside it.</source>
        <translation>请先保存项目：{file} 将在项目旁边查找。</translation>
    </message>
    <message>
        <source>There is no file {file} beside the project.</source>
        <translation>项目旁边没有文件 {file}。</translation>
    </message>
    <message>
        <source>{file} cannot be read: it has to be a text file (UTF-8) below 1 MB.</source>
        <translation>无法读取 {file}：须为小于 1 MB 的文本文件（UTF-8）。</translation>
    </message>
    <message>
        <source>There is no class {name} in the file that is an nn.Module.</source>
        <translation>文件中没有属于 nn.Module 的类 {name}。</translation>
    </message>
    <message>
        <source>{name} has to give one tensor with the batch in front; for a batch of {count} it gives {what}.</source>
        <translation>{name} 须给出一个以批为第一维的张量；批大小为 {count} 时它给出 {what}。</translation>
    </message>
    <message>
        <source>The file cannot be used: {what} (line {line}).</source>
        <translation>该文件无法使用：{what}（第 {line} 行）。</translation>
    </message>
    <message>
        <source>{name} cannot be built with these arguments: {what} (line {line}).</source>
        <translation>无法用这些参数构造 {name}：{what}（第 {line} 行）。</translation>
    </message>
    <message>
        <source>{name} refuses what arrives: {what} (line {line}).</source>
        <translation>{name} 不接受传入的数据：{what}（第 {line} 行）。</translation>
    </message>
    <message>
        <source>Nobody has looked into {file} here.</source>
        <translation>这里没有查看过 {file}。</translation>
    </message>
    <message>
        <source>Name the class in {file}, for example MyLayer.</source>
        <translation>请填写 {file} 中的类名，例如 MyLayer。</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>The data comes with scikit-learn, which is not installed.</source>
        <translation>该数据由 scikit-learn 提供，但它尚未安装。</translation>
    </message>
    <message>
        <source>{name} leaves no samples for training: keep less for validation and test.</source>
        <translation>{name} 没有给训练留下样本：请减少验证集和测试集的比例。</translation>
    </message>
    <message>
        <source>{name} would take {size:.0f} GB of memory, at most {limit:.0f} GB are allowed: ask for fewer or smaller samples.</source>
        <translation>{name} 将占用 {size:.0f} GB 内存，最多允许 {limit:.0f} GB：请减少样本数或缩小样本。</translation>
    </message>
    <message>
        <source>{name} gives {given} where {declared} was declared.</source>
        <translation>{name} 给出的是 {given}，而声明的是 {declared}。</translation>
    </message>
    <message>
        <source>{name} has targets that it did not declare.</source>
        <translation>{name} 含有未声明的目标。</translation>
    </message>
    <message>
        <source>{name} gives {inputs} inputs, but “{field}” holds {count}.</source>
        <translation>{name} 给出 {inputs} 个输入，但“{field}”有 {count} 个。</translation>
    </message>
    <message>
        <source>{name} holds values that are not numbers.</source>
        <translation>{name} 含有不是数字的值。</translation>
    </message>
    <message>
        <source>Grey pictures show {count} shapes and no colours: {classes} classes need 3 channels.</source>
        <translation>灰度图片只能区分 {count} 种形状，没有颜色：{classes} 个类别需要 3 个通道。</translation>
    </message>
    <message>
        <source>Use {value} channels</source>
        <translation>使用 {value} 个通道</translation>
    </message>
    <message>
        <source>{count} pictures are too few for {classes} classes: some would have none.</source>
        <translation>{count} 张图片不够 {classes} 个类别：有些类别会一张也没有。</translation>
    </message>
    <message>
        <source>Make {count} pictures</source>
        <translation>生成 {count} 张图片</translation>
    </message>
    <message>
        <source>grower {number}</source>
        <translation>种植者 {number}</translation>
    </message>
    <message>
        <source>mean {measure}</source>
        <translation>{measure}均值</translation>
    </message>
    <message>
        <source>error of {measure}</source>
        <translation>{measure}标准误差</translation>
    </message>
    <message>
        <source>worst {measure}</source>
        <translation>{measure}最差值</translation>
    </message>
    <message>
        <source>light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>water</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>warmth</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>soil</source>
        <translation>土壤</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>风</translation>
    </message>
    <message>
        <source>height</source>
        <translation>株高</translation>
    </message>
    <message>
        <source>no fruit</source>
        <translation>未结果</translation>
    </message>
    <message>
        <source>fruit</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>smoothness</source>
        <translation>光滑度</translation>
    </message>
    <message>
        <source>compactness</source>
        <translation>紧密度</translation>
    </message>
    <message>
        <source>concavity</source>
        <translation>凹度</translation>
    </message>
    <message>
        <source>concave points</source>
        <translation>凹点</translation>
    </message>
    <message>
        <source>symmetry</source>
        <translation>对称性</translation>
    </message>
    <message>
        <source>fractal dimension</source>
        <translation>分形维数</translation>
    </message>
    <message>
        <source>sepal length</source>
        <translation>花萼长度</translation>
    </message>
    <message>
        <source>sepal width</source>
        <translation>花萼宽度</translation>
    </message>
    <message>
        <source>petal length</source>
        <translation>花瓣长度</translation>
    </message>
    <message>
        <source>petal width</source>
        <translation>花瓣宽度</translation>
    </message>
    <message>
        <source>setosa</source>
        <translation>山鸢尾</translation>
    </message>
    <message>
        <source>versicolor</source>
        <translation>变色鸢尾</translation>
    </message>
    <message>
        <source>virginica</source>
        <translation>维吉尼亚鸢尾</translation>
    </message>
    <message>
        <source>alcohol</source>
        <translation>酒精</translation>
    </message>
    <message>
        <source>malic acid</source>
        <translation>苹果酸</translation>
    </message>
    <message>
        <source>ash</source>
        <translation>灰分</translation>
    </message>
    <message>
        <source>alcalinity of ash</source>
        <translation>灰分碱度</translation>
    </message>
    <message>
        <source>magnesium</source>
        <translation>镁</translation>
    </message>
    <message>
        <source>total phenols</source>
        <translation>总酚</translation>
    </message>
    <message>
        <source>flavanoids</source>
        <translation>类黄酮</translation>
    </message>
    <message>
        <source>nonflavanoid phenols</source>
        <translation>非类黄酮酚</translation>
    </message>
    <message>
        <source>proanthocyanins</source>
        <translation>原花青素</translation>
    </message>
    <message>
        <source>colour intensity</source>
        <translation>颜色强度</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>OD280/OD315</source>
        <translation>OD280/OD315</translation>
    </message>
    <message>
        <source>proline</source>
        <translation>脯氨酸</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>恶性</translation>
    </message>
    <message>
        <source>benign</source>
        <translation>良性</translation>
    </message>
    <message>
        <source>age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>body mass index</source>
        <translation>体重指数</translation>
    </message>
    <message>
        <source>blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <source>total cholesterol</source>
        <translation>总胆固醇</translation>
    </message>
    <message>
        <source>LDL</source>
        <translation>低密度脂蛋白</translation>
    </message>
    <message>
        <source>HDL</source>
        <translation>高密度脂蛋白</translation>
    </message>
    <message>
        <source>cholesterol ratio</source>
        <translation>胆固醇比值</translation>
    </message>
    <message>
        <source>log of triglycerides</source>
        <translation>甘油三酯对数</translation>
    </message>
    <message>
        <source>blood sugar</source>
        <translation>血糖</translation>
    </message>
</context>
<context>
    <name>DataCommands</name>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>表格 ({0})</translation>
    </message>
    <message>
        <source>The data are in. The network does not fit them yet: see Problems.</source>
        <translation>数据已载入，但网络还不适合它：请看“问题”面板。</translation>
    </message>
    <message>
        <source>The network is fitted to the data: {0} → {1}.</source>
        <translation>网络已适配数据：{0} → {1}。</translation>
    </message>
    <message>
        <source>The network is fitted to the data: {0} → {1} classes.</source>
        <translation>网络已适配数据：{0} → {1} 个类别。</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
    <message>
        <source>{field} is {value}. {rule}</source>
        <translation>{field} 是 {value}。{rule}</translation>
    </message>
    <message>
        <source>{type} has no parameter “{name}”.</source>
        <translation>{type} 没有参数“{name}”。</translation>
    </message>
</context>
<context>
    <name>Declarations</name>
    <message>
        <source>Where the samples enter the network.</source>
        <translation>样本进入网络的地方。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shape of one sample without the batch: channels × height × width for a picture, the number of columns for a table.</source>
        <translation>单个样本的形状，不含批维度：图片为通道 × 高 × 宽，表格为列数。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Which part of a batch enters here. Data sets call their samples “input”.</source>
        <translation>一批数据中的哪一部分从这里进入。数据集把样本称为“input”。</translation>
    </message>
    <message>
        <source>Dtype</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>float32 for real numbers; int64 for tokens, the places of words in a vocabulary.</source>
        <translation>float32 表示实数；int64 表示词元，即词在词表中的位置。</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>int64</source>
        <translation>int64</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Where the result leaves the network; the loss compares it with the target.</source>
        <translation>结果离开网络的地方；损失会把它与目标相比较。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>使用时机</translation>
    </message>
    <message>
        <source>train: only while training, for a helping loss on an inner layer.</source>
        <translation>train：仅在训练时使用，用于给内部的层加辅助损失。</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>train</source>
        <translation>仅训练</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How much the loss of this output counts beside that of the result: 0.3 in GoogLeNet.</source>
        <translation>此输出的损失与最终结果的损失相比占多大比重：GoogLeNet 用 0.3。</translation>
    </message>
    <message>
        <source>Conv1d</source>
        <translation>一维卷积</translation>
    </message>
    <message>
        <source>Slides learned filters along a sequence and reports where each one fits.</source>
        <translation>把学到的卷积核沿序列滑动，报告每个卷积核在哪里匹配。</translation>
    </message>
    <message>
        <source>In channels</source>
        <translation>输入通道数</translation>
    </message>
    <message>
        <source>Channels that arrive, e.g. 3 for red, green and blue. auto takes what is wired in.</source>
        <translation>输入的通道数，例如红、绿、蓝为 3。auto 会采用所连接的通道数。</translation>
    </message>
    <message>
        <source>Out channels</source>
        <translation>输出通道数</translation>
    </message>
    <message>
        <source>How many filters are learned. Each one gives one output channel (one feature map).</source>
        <translation>学习多少个卷积核。每个卷积核给出一个输出通道（一张特征图）。</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>核大小</translation>
    </message>
    <message>
        <source>Size of each filter in pixels. Larger filters see more at once and cost more.</source>
        <translation>每个卷积核的大小（像素）。卷积核越大，一次看到的越多，代价也越高。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Pixels from one position of the filter to the next. 2 halves the size of the map.</source>
        <translation>卷积核从一个位置移到下一个位置的像素数。2 会让特征图大小减半。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Pixels added around the input. “same” keeps the size (only with stride 1), “valid” adds none.</source>
        <translation>在输入四周添加的像素数。“same”保持大小不变（仅限步幅为 1），“valid”不添加。</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Gap between the points of the filter. 2 leaves out every other pixel: a wider view.</source>
        <translation>卷积核采样点之间的间隔。2 表示隔一个像素取一个：视野更宽。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other. Must divide both counts.</source>
        <translation>把通道分成互不可见的组。两个通道数都必须能被它整除。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Adds a learned number to each output channel. Not needed right before a BatchNorm.</source>
        <translation>给每个输出通道加上一个学到的数。后面紧跟 BatchNorm 时不需要。</translation>
    </message>
    <message>
        <source>Padding mode</source>
        <translation>填充模式</translation>
    </message>
    <message>
        <source>What the padding holds: zeros, a mirror image, the edge repeated, or the other side.</source>
        <translation>用什么填充：零、镜像、重复边缘，或取自对侧。</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>zeros 补零</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>reflect 镜像</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>replicate 复制</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>circular 循环</translation>
    </message>
    <message>
        <source>Conv2d</source>
        <translation>二维卷积</translation>
    </message>
    <message>
        <source>Slides learned filters over the image and reports where each one fits.</source>
        <translation>把学到的卷积核在图像上滑动，报告每个卷积核在哪里匹配。</translation>
    </message>
    <message>
        <source>ConvTranspose2d</source>
        <translation>二维转置卷积</translation>
    </message>
    <message>
        <source>Spreads each pixel through learned filters: the way back from a small map to a larger one.</source>
        <translation>通过学到的卷积核把每个像素展开：从小特征图回到大特征图的路。</translation>
    </message>
    <message>
        <source>Size of each filter in pixels. With stride 2 and size 2 the map doubles exactly.</source>
        <translation>每个卷积核的大小（像素）。步幅为 2、大小为 2 时，特征图正好翻倍。</translation>
    </message>
    <message>
        <source>Pixels between two spread inputs in the output. 2 doubles the size.</source>
        <translation>输入像素展开后，相邻两个在输出中的间距（像素）。2 会让大小翻倍。</translation>
    </message>
    <message>
        <source>Pixels cut off on each side of the output.</source>
        <translation>从输出的每一侧裁掉的像素数。</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Pixels added on one side, to choose among the sizes that a stride allows.</source>
        <translation>在一侧添加的像素数，用来在步幅所允许的几种大小中做选择。</translation>
    </message>
    <message>
        <source>Only zeros exist for a transposed convolution.</source>
        <translation>转置卷积只能用零填充。</translation>
    </message>
    <message>
        <source>MaxPool1d</source>
        <translation>一维最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window along a sequence.</source>
        <translation>沿序列取每个窗口中的最大值。</translation>
    </message>
    <message>
        <source>Size of the window in pixels. 2 with stride 2 halves the map.</source>
        <translation>窗口的大小（像素）。大小为 2、步幅为 2 时，特征图减半。</translation>
    </message>
    <message>
        <source>Pixels from one window to the next. None: as much as the window is large.</source>
        <translation>从一个窗口到下一个窗口的像素数。None：与窗口大小相同。</translation>
    </message>
    <message>
        <source>Pixels added around the input, at most half of the window.</source>
        <translation>在输入四周添加的像素数，最多为窗口的一半。</translation>
    </message>
    <message>
        <source>Gap between the points of the window.</source>
        <translation>窗口采样点之间的间隔。</translation>
    </message>
    <message>
        <source>Return indices</source>
        <translation>返回索引</translation>
    </message>
    <message>
        <source>Ceil mode</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>Rounds the size up: a last window may hang over the edge, so that no pixel is left out.</source>
        <translation>大小向上取整：最后一个窗口可以超出边缘，这样就不会遗漏任何像素。</translation>
    </message>
    <message>
        <source>MaxPool2d</source>
        <translation>二维最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: smaller maps that say whether, not exactly where.</source>
        <translation>取每个窗口中的最大值：得到较小的特征图，说明有没有，但不说明确切位置。</translation>
    </message>
    <message>
        <source>AvgPool1d</source>
        <translation>一维平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each window along a sequence.</source>
        <translation>沿序列取每个窗口的均值。</translation>
    </message>
    <message>
        <source>Count include pad</source>
        <translation>均值计入填充</translation>
    </message>
    <message>
        <source>Whether the padding counts as zeros in the mean, or is left out of it.</source>
        <translation>求均值时，填充部分按零计入，还是不计入。</translation>
    </message>
    <message>
        <source>AvgPool2d</source>
        <translation>二维平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each window: a smaller, smoother map.</source>
        <translation>取每个窗口的均值：得到更小、更平滑的特征图。</translation>
    </message>
    <message>
        <source>Divisor override</source>
        <translation>指定除数</translation>
    </message>
    <message>
        <source>Divides the sum by this number. None: by the number of values in the window.</source>
        <translation>把总和除以这个数。None：除以窗口中值的个数。</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool1d</source>
        <translation>一维自适应平均池化</translation>
    </message>
    <message>
        <source>Takes means along a sequence so that the output always has the length you ask for.</source>
        <translation>沿序列取均值，使输出始终为你要求的长度。</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出大小</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool2d</source>
        <translation>二维自适应平均池化</translation>
    </message>
    <message>
        <source>Takes means so that the output always has the size you ask for, whatever picture arrives.</source>
        <translation>取均值，使输出始终为你要求的大小，无论输入什么图片。</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Connects every input to every output: each output is a weighted sum plus a bias.</source>
        <translation>把每个输入连到每个输出：每个输出都是加权和再加偏置。</translation>
    </message>
    <message>
        <source>In features</source>
        <translation>输入特征数</translation>
    </message>
    <message>
        <source>Numbers that arrive. auto takes what is wired in.</source>
        <translation>输入的数值个数。auto 会采用所连接的个数。</translation>
    </message>
    <message>
        <source>Out features</source>
        <translation>输出特征数</translation>
    </message>
    <message>
        <source>Numbers that leave, also called neurons or units. For classes: one for each class.</source>
        <translation>输出的数值个数，也叫神经元数或单元数。分类时：每个类别一个。</translation>
    </message>
    <message>
        <source>Adds a learned number to each output, so that it can be off zero.</source>
        <translation>给每个输出加上一个学到的数，使它可以不以零为中心。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Gives each token a learned vector: tokens become sequences of numbers.</source>
        <translation>给每个词元一个可学习的向量：词元变成数值序列。</translation>
    </message>
    <message>
        <source>Num embeddings</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>How many different tokens there are: the size of the vocabulary.</source>
        <translation>共有多少种不同的词元：词表的大小。</translation>
    </message>
    <message>
        <source>Embedding dim</source>
        <translation>嵌入维度</translation>
    </message>
    <message>
        <source>How many numbers stand for each token.</source>
        <translation>每个词元用多少个数表示。</translation>
    </message>
    <message>
        <source>Padding idx</source>
        <translation>填充词元</translation>
    </message>
    <message>
        <source>The token that fills up short sequences: its vector stays 0. None: there is none.</source>
        <translation>用来补齐短序列的词元：它的向量始终为 0。None：没有。</translation>
    </message>
    <message>
        <source>Max norm</source>
        <translation>最大范数</translation>
    </message>
    <message>
        <source>Longest length of a vector; longer ones are shortened when they are read. None: any.</source>
        <translation>向量的最大长度；更长的在读取时会被缩短。None：不限。</translation>
    </message>
    <message>
        <source>Norm type</source>
        <translation>幂次</translation>
    </message>
    <message>
        <source>Which norm max_norm means: 2 is the usual length.</source>
        <translation>max_norm 指哪种范数：2 就是通常的长度。</translation>
    </message>
    <message>
        <source>Scale grad by freq</source>
        <translation>按频率缩放梯度</translation>
    </message>
    <message>
        <source>Divides the gradient by how often a token is in the batch.</source>
        <translation>把梯度除以词元在批次中出现的次数。</translation>
    </message>
    <message>
        <source>Sparse</source>
        <translation>稀疏梯度</translation>
    </message>
    <message>
        <source>Gradients only for the tokens of the batch; few optimizers can use them.</source>
        <translation>只给批次中出现的词元计算梯度；只有少数优化器能用。</translation>
    </message>
    <message>
        <source>EmbeddingBag</source>
        <translation>嵌入袋</translation>
    </message>
    <message>
        <source>Looks up all tokens of a text and takes their mean: the order of the words is lost.</source>
        <translation>查出一段文本的所有词元并取平均：词的顺序会丢失。</translation>
    </message>
    <message>
        <source>What is made of the vectors.</source>
        <translation>对这些向量做什么。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Include last offset</source>
        <translation>包含最后偏移</translation>
    </message>
    <message>
        <source>For lists of bags with offsets, which are not used here.</source>
        <translation>用于带偏移的词袋列表，这里不使用。</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Puts inputs of one shape side by side along a new axis.</source>
        <translation>把形状相同的输入沿一条新轴并排放置。</translation>
    </message>
    <message>
        <source>Where the new axis stands: 1 in front, −1 at the end.</source>
        <translation>新轴放在哪里：1 在最前，−1 在最后。</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Makes maps as large as those of the second input, by repeating or blending neighbours.</source>
        <translation>通过重复或混合相邻像素，把特征图变得和第二个输入一样大。</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Each output is a weighted sum of all products of a number here and a number there.</source>
        <translation>每个输出是两边数值两两相乘后的加权和。</translation>
    </message>
    <message>
        <source>In1 features</source>
        <translation>输入一特征数</translation>
    </message>
    <message>
        <source>Numbers that arrive at the first input. auto takes what is wired in.</source>
        <translation>到达第一个输入的数值个数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>In2 features</source>
        <translation>输入二特征数</translation>
    </message>
    <message>
        <source>Numbers that arrive at the second input. auto takes what is wired in.</source>
        <translation>到达第二个输入的数值个数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>Numbers that leave.</source>
        <translation>输出的数值个数。</translation>
    </message>
    <message>
        <source>Adds a learned number to each output.</source>
        <translation>给每个输出加上一个可学习的数。</translation>
    </message>
    <message>
        <source>CosineSimilarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>How far two vectors point the same way: 1 the same, 0 at a right angle, −1 opposite.</source>
        <translation>两个向量方向有多一致：1 为相同，0 为垂直，−1 为相反。</translation>
    </message>
    <message>
        <source>The axis along which the vectors lie; it disappears.</source>
        <translation>向量所在的轴；计算后它会消失。</translation>
    </message>
    <message>
        <source>Keeps from dividing by a length of 0.</source>
        <translation>避免除以长度 0。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>线性整流</translation>
    </message>
    <message>
        <source>Lets positive numbers through and turns negative ones into 0.</source>
        <translation>让正数通过，并把负数变为 0。</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>截断线性整流 6</translation>
    </message>
    <message>
        <source>ReLU that stops at 6: numbers stay small enough for phones that compute with few bits.</source>
        <translation>到 6 为止的 ReLU：数值保持较小，适合用低位数计算的手机。</translation>
    </message>
    <message>
        <source>LeakyReLU</source>
        <translation>带泄漏线性整流</translation>
    </message>
    <message>
        <source>Like ReLU, but negative numbers pass a little, so that no neuron goes silent for good.</source>
        <translation>类似 ReLU，但负数也能通过一点点，这样就没有神经元会永远沉默。</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>负斜率</translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by. 0 is the same as ReLU.</source>
        <translation>负数所乘的系数。0 等同于 ReLU。</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>参数化线性整流</translation>
    </message>
    <message>
        <source>Like LeakyReLU, but how much of a negative number passes is learned.</source>
        <translation>类似 LeakyReLU，但负数通过的比例是学习得到的。</translation>
    </message>
    <message>
        <source>Num parameters</source>
        <translation>参数个数</translation>
    </message>
    <message>
        <source>1: one slope for everything. The number of channels: each channel learns its own.</source>
        <translation>1：所有数共用一个斜率。等于通道数：每个通道各学一个。</translation>
    </message>
    <message>
        <source>Init</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by at the start.</source>
        <translation>开始时负数所乘的系数。</translation>
    </message>
    <message>
        <source>RReLU</source>
        <translation>随机带泄漏线性整流</translation>
    </message>
    <message>
        <source>Like LeakyReLU, but while training each negative number is scaled by a random slope.</source>
        <translation>类似 LeakyReLU，但训练时每个负数乘以一个随机斜率。</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>The least slope of negative numbers that is drawn in training.</source>
        <translation>训练时负数斜率随机取值的下限。</translation>
    </message>
    <message>
        <source>Upper</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>The largest one. After training the slope is the mean of both.</source>
        <translation>随机取值的上限。训练之后斜率取两者的平均值。</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>指数线性单元</translation>
    </message>
    <message>
        <source>Like ReLU, but negative numbers bend smoothly towards −alpha.</source>
        <translation>类似 ReLU，但负数会平滑地弯向 −alpha。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α (alpha)</translation>
    </message>
    <message>
        <source>How far below 0 the output can go for very negative inputs.</source>
        <translation>对于很负的输入，输出最多能低于 0 多少。</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>自归一化指数线性单元</translation>
    </message>
    <message>
        <source>ELU with fixed numbers that keep mean 0 and deviation 1 from layer to layer.</source>
        <translation>系数固定的 ELU，使数值逐层保持均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>CELU</source>
        <translation>连续可导指数线性单元</translation>
    </message>
    <message>
        <source>Like ELU, but without a bend at 0, whatever alpha is.</source>
        <translation>类似 ELU，但无论 alpha 取何值，在 0 处都没有折角。</translation>
    </message>
    <message>
        <source>How far below 0 the output can go; the larger, the slower it bends.</source>
        <translation>输出最多能低于 0 多少；越大弯得越慢。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>高斯误差线性单元</translation>
    </message>
    <message>
        <source>A smooth ReLU that weighs each number by how likely a smaller one is; used in Transformers.</source>
        <translation>一种平滑的 ReLU：按“更小的数出现的可能性”给每个数加权；用于 Transformer。</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>近似方式</translation>
    </message>
    <message>
        <source>tanh computes a close approximation, as the first GPT did.</source>
        <translation>tanh 计算一个很接近的近似值，最初的 GPT 就是这样做的。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none 不用</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>S 型加权线性单元</translation>
    </message>
    <message>
        <source>A smooth ReLU: each number times its own sigmoid. Also called Swish.</source>
        <translation>一种平滑的 ReLU：每个数乘以它自己的 sigmoid。也叫 Swish。</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish 激活</translation>
    </message>
    <message>
        <source>A smooth ReLU that dips a little below 0; close to SiLU.</source>
        <translation>平滑的 ReLU，会略微降到 0 以下；与 SiLU 相近。</translation>
    </message>
    <message>
        <source>Hardswish</source>
        <translation>分段线性 Swish</translation>
    </message>
    <message>
        <source>SiLU made of straight pieces: quick on phones, as in MobileNetV3.</source>
        <translation>用分段函数近似的 SiLU：在手机上计算很快，MobileNetV3 采用它。</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>平滑线性整流</translation>
    </message>
    <message>
        <source>A smooth ReLU that is always above 0; turns any number into a positive one.</source>
        <translation>恒大于 0 的平滑 ReLU；把任何数变成正数。</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>β (beta)</translation>
    </message>
    <message>
        <source>How sharp the bend at 0 is: the larger, the closer to ReLU.</source>
        <translation>0 处弯得有多急：越大越接近 ReLU。</translation>
    </message>
    <message>
        <source>From beta·in above this, out = in: exp would become too large.</source>
        <translation>beta·in 超过此值时 out = in：否则 exp 会过大。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>S 型函数</translation>
    </message>
    <message>
        <source>Squeezes each number into 0 to 1, as a probability of yes.</source>
        <translation>把每个数压缩到 0 到 1，作为“是”的概率。</translation>
    </message>
    <message>
        <source>Hardsigmoid</source>
        <translation>分段线性 S 型函数</translation>
    </message>
    <message>
        <source>Sigmoid made of straight pieces: exactly 0 below −3 and exactly 1 above 3.</source>
        <translation>用折线近似的 Sigmoid：−3 以下恰为 0，3 以上恰为 1。</translation>
    </message>
    <message>
        <source>LogSigmoid</source>
        <translation>对数 S 型函数</translation>
    </message>
    <message>
        <source>The logarithm of Sigmoid, computed so that it never overflows.</source>
        <translation>Sigmoid 的对数，计算方式保证不会溢出。</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>双曲正切</translation>
    </message>
    <message>
        <source>Squeezes each number into −1 to 1.</source>
        <translation>把每个数压缩到 −1 到 1。</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>软符号函数</translation>
    </message>
    <message>
        <source>Squeezes each number into −1 to 1, more gently than Tanh.</source>
        <translation>把每个数压缩到 −1 到 1 之间，比 Tanh 更平缓。</translation>
    </message>
    <message>
        <source>Hardtanh</source>
        <translation>分段线性双曲正切</translation>
    </message>
    <message>
        <source>Cuts off what lies outside two bounds: Tanh made of straight pieces.</source>
        <translation>截去两个界限之外的部分：用折线近似的 Tanh。</translation>
    </message>
    <message>
        <source>Min val</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Smaller numbers become this.</source>
        <translation>更小的数变成此值。</translation>
    </message>
    <message>
        <source>Max val</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Larger numbers become this.</source>
        <translation>更大的数变成此值。</translation>
    </message>
    <message>
        <source>Hardshrink</source>
        <translation>硬收缩</translation>
    </message>
    <message>
        <source>Turns small numbers into 0 and leaves the others as they are.</source>
        <translation>把绝对值小的数变成 0，其余保持不变。</translation>
    </message>
    <message>
        <source>Lambd</source>
        <translation>λ (lambd)</translation>
    </message>
    <message>
        <source>Numbers up to this size, + or −, become 0.</source>
        <translation>绝对值不超过此值的数（无论正负）变成 0。</translation>
    </message>
    <message>
        <source>Softshrink</source>
        <translation>软收缩</translation>
    </message>
    <message>
        <source>Brings every number nearer to 0 by a fixed step, and small ones to 0.</source>
        <translation>使每个数朝 0 靠近固定的一步，绝对值小的变成 0。</translation>
    </message>
    <message>
        <source>The step; numbers up to this size become 0.</source>
        <translation>步长；绝对值不超过它的数变成 0。</translation>
    </message>
    <message>
        <source>Tanhshrink</source>
        <translation>双曲正切收缩</translation>
    </message>
    <message>
        <source>Number minus its Tanh: small numbers vanish, large ones come 1 nearer to 0.</source>
        <translation>数减去它的 Tanh：小的数几乎消失，大的数朝 0 靠近 1。</translation>
    </message>
    <message>
        <source>Lets numbers above a threshold through and replaces all others by one value.</source>
        <translation>让大于阈值的数通过，其余的数全部换成同一个值。</translation>
    </message>
    <message>
        <source>Only numbers above this pass.</source>
        <translation>只有大于此值的数通过。</translation>
    </message>
    <message>
        <source>What the others are replaced by.</source>
        <translation>其余的数换成的值。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>归一化指数</translation>
    </message>
    <message>
        <source>Turns numbers into probabilities: all positive, adding up to 1.</source>
        <translation>把数变成概率：全部为正，总和为 1。</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>The axis whose values compete: 1 is the first of a sample (classes or channels), −1 the last.</source>
        <translation>其值相互竞争的轴：1 是样本的第一个轴（类别或通道），−1 是最后一个。</translation>
    </message>
    <message>
        <source>LogSoftmax</source>
        <translation>对数归一化指数</translation>
    </message>
    <message>
        <source>The logarithm of Softmax, computed so that it never overflows.</source>
        <translation>Softmax 的对数，其计算方式保证不会溢出。</translation>
    </message>
    <message>
        <source>Answers only yes or no: the threshold of the first neurons. Gradients pass straight through.</source>
        <translation>只回答是或否：即最早的神经元所用的阈值。反向时梯度直接通过。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Inputs from this number upwards give 1.</source>
        <translation>输入大于或等于这个数时，输出为 1。</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>有符号</translation>
    </message>
    <message>
        <source>Off: the outputs are 0 and 1. On: −1 and +1.</source>
        <translation>关闭：输出为 0 和 1。开启：输出为 −1 和 +1。</translation>
    </message>
    <message>
        <source>BatchNorm1d</source>
        <translation>一维批归一化</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and deviation 1 over the batch, then scales and shifts it.</source>
        <translation>在一批上把每个特征变为均值 0、标准差 1，再进行缩放和平移。</translation>
    </message>
    <message>
        <source>Num features</source>
        <translation>特征数</translation>
    </message>
    <message>
        <source>Channels that arrive. auto takes what is wired in.</source>
        <translation>输入的通道数。auto 会采用所连接的通道数。</translation>
    </message>
    <message>
        <source>Eps</source>
        <translation>ε (eps)</translation>
    </message>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation>加到方差上，避免除以零。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How fast the running mean and variance follow the batches. None: plain average.</source>
        <translation>滑动均值和方差跟随各批变化的快慢。None：普通平均。</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>仿射变换</translation>
    </message>
    <message>
        <source>Learns a scale and a shift per channel after normalizing.</source>
        <translation>归一化之后，为每个通道学习一个缩放和一个平移。</translation>
    </message>
    <message>
        <source>Track running stats</source>
        <translation>跟踪滑动统计量</translation>
    </message>
    <message>
        <source>Remembers mean and variance for use after training. Off: always those of the batch.</source>
        <translation>记住均值和方差，供训练后使用。关闭：始终使用当前批的均值和方差。</translation>
    </message>
    <message>
        <source>Whether the learned shift is there.</source>
        <translation>是否带有学到的平移。</translation>
    </message>
    <message>
        <source>BatchNorm2d</source>
        <translation>二维批归一化</translation>
    </message>
    <message>
        <source>Brings each channel to mean 0 and deviation 1 over the batch, then scales and shifts it.</source>
        <translation>在一批上把每个通道变为均值 0、标准差 1，再进行缩放和平移。</translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Brings the values of each sample to mean 0 and deviation 1; the batch plays no part.</source>
        <translation>把每个样本的值变为均值 0、标准差 1；与批无关。</translation>
    </message>
    <message>
        <source>Normalized shape</source>
        <translation>归一化形状</translation>
    </message>
    <message>
        <source>The last axes, over which mean and variance are taken. auto: the last axis of a vector or sequence, all axes of a picture.</source>
        <translation>最后若干个轴，均值和方差在其上计算。auto：向量或序列取最后一个轴，图片取所有轴。</translation>
    </message>
    <message>
        <source>Elementwise affine</source>
        <translation>逐元素仿射</translation>
    </message>
    <message>
        <source>Learns a scale and a shift for each position after normalizing.</source>
        <translation>归一化之后，为每个位置学习一个缩放和一个平移。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Sets random values to 0 while training, so that the network cannot rely on any single one.</source>
        <translation>训练时把随机的一些值置为 0，这样网络就不能只依赖其中任何一个。</translation>
    </message>
    <message>
        <source>P</source>
        <translation>幂次</translation>
    </message>
    <message>
        <source>Probability that a value is set to 0 in training. 0 switches it off; 0.5 is strong.</source>
        <translation>训练时一个值被置为 0 的概率。0 为关闭；0.5 已经很强。</translation>
    </message>
    <message>
        <source>Dropout2d</source>
        <translation>二维随机失活</translation>
    </message>
    <message>
        <source>Sets whole random channels to 0 while training: neighbouring pixels go together.</source>
        <translation>训练时把随机的若干整个通道置为 0：相邻像素同进同退。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Writes all axes of a sample one after the other: pictures become vectors for Linear.</source>
        <translation>把一个样本的所有轴首尾相接排成一列：图片变成可供 Linear 使用的向量。</translation>
    </message>
    <message>
        <source>Start dim</source>
        <translation>起始维度</translation>
    </message>
    <message>
        <source>First axis to join. 1 is the first axis of a sample.</source>
        <translation>要合并的第一个轴。1 是样本的第一个轴。</translation>
    </message>
    <message>
        <source>End dim</source>
        <translation>结束维度</translation>
    </message>
    <message>
        <source>Last axis to join. −1 is the last one.</source>
        <translation>要合并的最后一个轴。−1 表示最后一个。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Passes everything on unchanged: a place holder, or a point to look at.</source>
        <translation>原样传递所有数据：可用作占位，也可作为一个观察点。</translation>
    </message>
    <message>
        <source>Upsample</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>Makes maps larger by repeating or blending neighbours; nothing is learned.</source>
        <translation>通过重复或混合相邻像素来放大特征图；不学习任何东西。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the output, one number or one for each axis. Either this or scale_factor.</source>
        <translation>输出的大小，可以是一个数，也可以每个轴一个数。它与 scale_factor 只能选其一。</translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation>缩放倍数</translation>
    </message>
    <message>
        <source>How many times larger, one number or one for each axis. Either this or size.</source>
        <translation>放大多少倍，可以是一个数，也可以每个轴一个数。它与 size 只能选其一。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>nearest repeats pixels; bilinear and bicubic blend pictures, linear sequences.</source>
        <translation>nearest 重复像素；bilinear 和 bicubic 对图片插值，linear 对序列插值。</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nearest 最近邻</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear 线性</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear 双线性</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>bicubic 双三次</translation>
    </message>
    <message>
        <source>trilinear</source>
        <translation>trilinear 三线性</translation>
    </message>
    <message>
        <source>nearest-exact</source>
        <translation>nearest-exact</translation>
    </message>
    <message>
        <source>Align corners</source>
        <translation>对齐角点</translation>
    </message>
    <message>
        <source>Whether the corner pixels keep their exact places. None is off.</source>
        <translation>角上的像素是否保持其精确位置。None 表示否。</translation>
    </message>
    <message>
        <source>Recompute scale factor</source>
        <translation>重新计算缩放倍数</translation>
    </message>
    <message>
        <source>Whether the factor is worked out again from the rounded size. None is off.</source>
        <translation>是否根据取整后的大小重新计算倍数。None 表示否。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Adds its inputs number by number, as a residual connection does.</source>
        <translation>把各个输入逐数相加，就像残差连接那样。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Multiplies its inputs number by number: one branch opens and closes the other like a gate.</source>
        <translation>把各个输入逐数相乘：一条分支像门一样开启和关闭另一条分支。</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Puts its inputs one behind the other, usually channel behind channel.</source>
        <translation>把各个输入依次拼接，通常是通道接通道。</translation>
    </message>
    <message>
        <source>The axis along which they are joined: 1 is the first of a sample (channels), −1 the last.</source>
        <translation>拼接所沿的轴：1 是样本的第一个轴（通道），−1 是最后一个。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>1,797 small pictures of handwritten digits, by 43 people.</source>
        <translation>1,797 张手写数字小图片，出自 43 人之手。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Part of the samples kept to watch the training.</source>
        <translation>留作监测训练的样本比例。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Part of the samples kept for the final test.</source>
        <translation>留作最终测试的样本比例。</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Chooses which samples go where.</source>
        <translation>决定每个样本被分到哪个集合。</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Shift and scale the inputs to mean 0 and deviation 1, measured on the training part only.</source>
        <translation>把输入平移并缩放到均值 0、标准差 1，只根据训练集计算。</translation>
    </message>
    <message>
        <source>Height and width in pixels; the originals of 8×8 are enlarged smoothly.</source>
        <translation>以像素为单位的高和宽；8×8 的原图会被平滑放大。</translation>
    </message>
    <message>
        <source>Logic gate</source>
        <translation>逻辑门</translation>
    </message>
    <message>
        <source>Two inputs that are 0 or 1, and the answer of AND, OR, NAND or XOR.</source>
        <translation>两个取 0 或 1 的输入，以及与、或、与非、异或的结果。</translation>
    </message>
    <message>
        <source>Shift and scale the inputs to mean 0 and deviation 1. Off: they stay 0 and 1.</source>
        <translation>把输入平移缩放到均值 0、标准差 1。关：保持 0 和 1。</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>逻辑门</translation>
    </message>
    <message>
        <source>and: 1 if both are 1; or: 1 if any is; nand: not and; xor: 1 if just one is.</source>
        <translation>and（与）：两个都是 1 时为 1；or（或）：有一个是 1 就为 1；nand（与非）：与的反面；xor（异或）：恰有一个是 1 时为 1。</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与 AND</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或 OR</translation>
    </message>
    <message>
        <source>nand</source>
        <translation>与非 NAND</translation>
    </message>
    <message>
        <source>xor</source>
        <translation>异或 XOR</translation>
    </message>
    <message>
        <source>How many samples there are.</source>
        <translation>样本有多少个。</translation>
    </message>
    <message>
        <source>Deviation of the random shift of every input.</source>
        <translation>每个输入随机偏移的标准差。</translation>
    </message>
    <message>
        <source>Chooses the random shifts.</source>
        <translation>决定随机偏移。</translation>
    </message>
    <message>
        <source>X and O</source>
        <translation>X 与 O</translation>
    </message>
    <message>
        <source>Crosses and circles on 9×9 pixels, shifted, tilted, squeezed, thick and thin.</source>
        <translation>9×9 像素上的叉和圈，有平移、倾斜、挤压，线条有粗有细。</translation>
    </message>
    <message>
        <source>The pixels are −1 and +1 already; they need no other scale.</source>
        <translation>像素已经是 −1 和 +1；不需要再做缩放。</translation>
    </message>
    <message>
        <source>rgb</source>
        <translation>彩色 RGB</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>letterbox</source>
        <translation>加黑边</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦波</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步 step</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动 auto</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮 epoch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>cuda</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>mps</source>
        <translation>MPS</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many drawings there are.</source>
        <translation>图画的数量。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Pixels that a letter is moved at most.</source>
        <translation>字母最多被移动的像素数。</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>How much thicker than one pixel lines are at most.</source>
        <translation>线条最多比一个像素粗多少。</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Degrees that a letter is turned at most.</source>
        <translation>字母旋转的最大角度。</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>压缩轴</translation>
    </message>
    <message>
        <source>Part of its width and of its height that a letter loses at most.</source>
        <translation>字母在宽度和高度上最多被压缩掉的比例。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Chooses the drawings.</source>
        <translation>决定生成哪些图画。</translation>
    </message>
    <message>
        <source>Own pictures</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <source>Your own pictures: a folder with one subfolder for each class.</source>
        <translation>你自己的图片：一个文件夹，每个类别一个子文件夹。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>The folder on this computer.</source>
        <translation>这台电脑上的文件夹。</translation>
    </message>
    <message>
        <source>Height and width in pixels that all are brought to.</source>
        <translation>所有图片统一缩放到的高和宽（像素）。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Three channels, or one of brightness.</source>
        <translation>三个颜色通道，或一个亮度通道。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配方式</translation>
    </message>
    <message>
        <source>What happens to pictures that are not square: the middle is cut out, they get black borders, or they are distorted.</source>
        <translation>非正方形的图片如何处理：裁取中间、加黑边，或拉伸变形。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Names of the classes.</source>
        <translation>各类别的名称。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>How many pictures can be used.</source>
        <translation>可用的图片数。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>The parts that have a folder of their own.</source>
        <translation>有自己文件夹的部分。</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Another one when a file was changed, added or removed.</source>
        <translation>文件有更改、增加或删除时就会不同。</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或 XOR</translation>
    </message>
    <message>
        <source>Four squares, opposite ones of one class: no straight line separates them.</source>
        <translation>四个正方形，对角的属于同一类：没有任何直线能把它们分开。</translation>
    </message>
    <message>
        <source>How many points there are.</source>
        <translation>点的数量。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Deviation of the random shift of every point; 1 is half the width of the square.</source>
        <translation>每个点随机偏移的标准差；1 等于正方形宽度的一半。</translation>
    </message>
    <message>
        <source>Chooses the random points.</source>
        <translation>决定生成哪些随机点。</translation>
    </message>
    <message>
        <source>X squared</source>
        <translation>x²</translation>
    </message>
    <message>
        <source>Adds the column x².</source>
        <translation>添加列 x²。</translation>
    </message>
    <message>
        <source>Y squared</source>
        <translation>y²</translation>
    </message>
    <message>
        <source>Adds the column y².</source>
        <translation>添加列 y²。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Adds the column x · y.</source>
        <translation>添加列 x · y。</translation>
    </message>
    <message>
        <source>Sin x</source>
        <translation>sin x</translation>
    </message>
    <message>
        <source>Adds the column sin x.</source>
        <translation>添加列 sin x。</translation>
    </message>
    <message>
        <source>Sin y</source>
        <translation>sin y</translation>
    </message>
    <message>
        <source>Adds the column sin y.</source>
        <translation>添加列 sin y。</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心圆</translation>
    </message>
    <message>
        <source>A disc inside a ring.</source>
        <translation>圆环中的一个圆盘。</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other.</source>
        <translation>两个互相嵌入的半圆。</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Two spirals around each other: the hard one.</source>
        <translation>两条互相缠绕的螺旋：最难的一个。</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>圈数</translation>
    </message>
    <message>
        <source>How often each spiral goes round.</source>
        <translation>每条螺旋绕多少圈。</translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation>高斯团</translation>
    </message>
    <message>
        <source>Two clouds, one around each of two points.</source>
        <translation>两团点云，分别围绕两个中心点。</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>A tilted plane: what a single neuron can learn exactly.</source>
        <translation>一个倾斜的平面：单个神经元恰好能学会的东西。</translation>
    </message>
    <message>
        <source>Deviation of the random change of every height.</source>
        <translation>每个高度随机变化的标准差。</translation>
    </message>
    <message>
        <source>Gaussian bumps</source>
        <translation>高斯峰</translation>
    </message>
    <message>
        <source>Hills and hollows over a square.</source>
        <translation>正方形区域上的丘陵和凹地。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Points of a curve of one variable: a line, a polynomial, a wave, a step.</source>
        <translation>单变量曲线上的点：直线、多项式、波形、阶跃。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Which curve over x from −3 to 3: y = mx + c, y = (x³ − 4x) / 5, a sine wave, or a jump from −1 to 1 at 0.</source>
        <translation>x 从 −3 到 3 的哪一条曲线：y = mx + c、y = (x³ − 4x) / 5、正弦波，或在 0 处从 −1 跳到 1 的阶跃。</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>m in y = mx + c: how steep the line is.</source>
        <translation>y = mx + c 中的 m：直线的陡峭程度。</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>截距</translation>
    </message>
    <message>
        <source>c in y = mx + c: where the line crosses the y axis.</source>
        <translation>y = mx + c 中的 c：直线与 y 轴相交的位置。</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>f in y = sin fx: how fast the wave goes up and down.</source>
        <translation>y = sin fx 中的 f：波形起伏的快慢。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>How many pictures there are.</source>
        <translation>图片的数量。</translation>
    </message>
    <message>
        <source>Height and width in pixels.</source>
        <translation>以像素为单位的高和宽。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>3 for colour, 1 for grey.</source>
        <translation>彩色为 3，灰度为 1。</translation>
    </message>
    <message>
        <source>Deviation of the random change of every pixel.</source>
        <translation>每个像素随机变化的标准差。</translation>
    </message>
    <message>
        <source>Clutter</source>
        <translation>杂点</translation>
    </message>
    <message>
        <source>Small spots that lie about and mean nothing.</source>
        <translation>散落各处、没有意义的小斑点。</translation>
    </message>
    <message>
        <source>Chooses the pictures.</source>
        <translation>决定生成哪些图片。</translation>
    </message>
    <message>
        <source>Table file</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Your own table: one row a sample, one column to predict, others to predict it from.</source>
        <translation>你自己的表格：每行一个样本，一列是预测目标，其他列用来预测它。</translation>
    </message>
    <message>
        <source>The file on this computer.</source>
        <translation>这台电脑上的文件。</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>小数点符号</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The sheet of an Excel file.</source>
        <translation>Excel 文件中的工作表。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How its characters are written.</source>
        <translation>文件的字符编码。</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>What stands between two cells of a row.</source>
        <translation>一行中两个单元格之间的符号。</translation>
    </message>
    <message>
        <source>What stands before the decimals of a number.</source>
        <translation>数值的小数部分之前的符号。</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>The first row holds titles.</source>
        <translation>第一行是标题。</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>目标列</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入方式</translation>
    </message>
    <message>
        <source>target: compared with the target, as the result is. itself: a penalty, the mean of its numbers is added to the loss.</source>
        <translation>target：与结果一样和目标比较。itself：惩罚项，其数值的均值加到损失上。</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>Conv3d</source>
        <translation>三维卷积</translation>
    </message>
    <message>
        <source>Slides learned filters through a volume: scans in slices, or pictures of a film.</source>
        <translation>让可学习的卷积核在体数据中滑动：断层扫描，或影片的画面。</translation>
    </message>
    <message>
        <source>ConvTranspose1d</source>
        <translation>一维转置卷积</translation>
    </message>
    <message>
        <source>Spreads each step through learned filters: the way back from a short sequence to a longer.</source>
        <translation>用可学习的卷积核展开每一步：从短序列回到更长的序列。</translation>
    </message>
    <message>
        <source>ConvTranspose3d</source>
        <translation>三维转置卷积</translation>
    </message>
    <message>
        <source>Spreads each point through learned filters: the way back from a small volume to a larger one.</source>
        <translation>用可学习的卷积核展开每个点：从小的体数据回到更大的。</translation>
    </message>
    <message>
        <source>MaxPool3d</source>
        <translation>三维最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window in a volume.</source>
        <translation>保留体数据中每个窗口的最大值。</translation>
    </message>
    <message>
        <source>AvgPool3d</source>
        <translation>三维平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each window in a volume.</source>
        <translation>取体数据中每个窗口的平均值。</translation>
    </message>
    <message>
        <source>Length of the output. 1 is one number per channel.</source>
        <translation>输出的长度。1 表示每个通道一个数。</translation>
    </message>
    <message>
        <source>Size of the output. 1 is one number per channel; None keeps the size of that axis.</source>
        <translation>输出的大小。1 表示每个通道一个数；None 保持该轴的大小。</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool3d</source>
        <translation>三维自适应平均池化</translation>
    </message>
    <message>
        <source>Takes means so that the output always has the size you ask for, whatever volume arrives.</source>
        <translation>取平均，使输出总是你要求的大小，无论到达的体数据有多大。</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool1d</source>
        <translation>一维自适应最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest values along a sequence, as many as you ask for.</source>
        <translation>沿序列保留你要求个数的最大值。</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool2d</source>
        <translation>二维自适应最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest values so that the output always has the size you ask for.</source>
        <translation>保留最大值，使输出总是你要求的大小。</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool3d</source>
        <translation>三维自适应最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest values of a volume so that the output has the size you ask for.</source>
        <translation>保留体数据的最大值，使输出是你要求的大小。</translation>
    </message>
    <message>
        <source>Softmin</source>
        <translation>软最小</translation>
    </message>
    <message>
        <source>Softmax turned around: the smallest number gets the largest share; all add up to 1.</source>
        <translation>反过来的 Softmax：最小的数占比最大；总和为 1。</translation>
    </message>
    <message>
        <source>Softmax2d</source>
        <translation>二维软最大</translation>
    </message>
    <message>
        <source>Softmax over the channels of a picture: at each place they add up to 1.</source>
        <translation>对图像的各通道做 Softmax：每个位置上总和为 1。</translation>
    </message>
    <message>
        <source>GLU</source>
        <translation>门控线性单元</translation>
    </message>
    <message>
        <source>Halves an axis: its second half decides how much of the first half passes.</source>
        <translation>把一条轴对半分：后一半决定前一半通过多少。</translation>
    </message>
    <message>
        <source>The axis that is halved: 1 is the first of a sample (features or channels), −1 the last.</source>
        <translation>被对半分的轴：1 是样本的第一条轴（特征或通道），−1 是最后一条。</translation>
    </message>
    <message>
        <source>BatchNorm3d</source>
        <translation>三维批归一化</translation>
    </message>
    <message>
        <source>Brings each channel of volumes to mean 0 and deviation 1 over the batch.</source>
        <translation>在整个批上把体数据的每个通道变为均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>LocalResponseNorm</source>
        <translation>局部响应归一化</translation>
    </message>
    <message>
        <source>Divides each value by what its neighbour channels hold there: AlexNet used it in 2012.</source>
        <translation>把每个值除以相邻通道在同一位置的值：AlexNet 在 2012 年使用过它。</translation>
    </message>
    <message>
        <source>How many neighbouring channels count.</source>
        <translation>有多少个相邻通道参与计算。</translation>
    </message>
    <message>
        <source>How strongly they count.</source>
        <translation>它们的影响有多强。</translation>
    </message>
    <message>
        <source>The power of the divisor.</source>
        <translation>除数的幂次。</translation>
    </message>
    <message>
        <source>K</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Added, so that nothing explodes.</source>
        <translation>加上它，使数值不会爆炸。</translation>
    </message>
    <message>
        <source>InstanceNorm1d</source>
        <translation>一维实例归一化</translation>
    </message>
    <message>
        <source>Brings each channel of each sequence to mean 0 and deviation 1 by itself.</source>
        <translation>单独把每个序列的每个通道变为均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>Remembers mean and variance for use after training.</source>
        <translation>记住均值和方差，供训练之后使用。</translation>
    </message>
    <message>
        <source>InstanceNorm2d</source>
        <translation>二维实例归一化</translation>
    </message>
    <message>
        <source>Brings each channel of each picture to mean 0 and deviation 1: contrast no longer counts.</source>
        <translation>单独把每张图片的每个通道变为均值 0、标准差 1：对比度不再起作用。</translation>
    </message>
    <message>
        <source>InstanceNorm3d</source>
        <translation>三维实例归一化</translation>
    </message>
    <message>
        <source>Brings each channel of each volume to mean 0 and deviation 1 by itself.</source>
        <translation>单独把每个体数据的每个通道变为均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>GroupNorm</source>
        <translation>组归一化</translation>
    </message>
    <message>
        <source>Brings groups of channels of each sample to mean 0 and deviation 1; any batch size will do.</source>
        <translation>把每个样本的各组通道变为均值 0、标准差 1；批大小不限。</translation>
    </message>
    <message>
        <source>Num groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>How many groups the channels are split into.</source>
        <translation>通道分成多少组。</translation>
    </message>
    <message>
        <source>Num channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>RMSNorm</source>
        <translation>均方根归一化</translation>
    </message>
    <message>
        <source>Divides the values of each sample by their root mean square; used in language models.</source>
        <translation>把每个样本的值除以它们的均方根；用于语言模型。</translation>
    </message>
    <message>
        <source>The last axes, over which the mean is taken. auto: the last axis of a vector or sequence, all axes of a picture.</source>
        <translation>取平均所用的最后几条轴。auto：向量或序列的最后一条轴，图片的所有轴。</translation>
    </message>
    <message>
        <source>Learns a scale for each position after normalizing.</source>
        <translation>归一化之后为每个位置学习一个缩放。</translation>
    </message>
    <message>
        <source>Dropout1d</source>
        <translation>一维随机失活</translation>
    </message>
    <message>
        <source>Sets whole random channels of a sequence to 0 while training.</source>
        <translation>训练时把序列中随机的整条通道置 0。</translation>
    </message>
    <message>
        <source>Dropout3d</source>
        <translation>三维随机失活</translation>
    </message>
    <message>
        <source>Sets whole random channels of a volume to 0 while training.</source>
        <translation>训练时把体数据中随机的整个通道置 0。</translation>
    </message>
    <message>
        <source>AlphaDropout</source>
        <translation>Alpha 随机失活</translation>
    </message>
    <message>
        <source>Dropout for networks with SELU: mean and deviation stay what they were.</source>
        <translation>用于带 SELU 的网络的随机失活：均值和标准差保持不变。</translation>
    </message>
    <message>
        <source>FeatureAlphaDropout</source>
        <translation>特征 Alpha 随机失活</translation>
    </message>
    <message>
        <source>AlphaDropout of whole channels.</source>
        <translation>对整个通道做 Alpha 随机失活。</translation>
    </message>
    <message>
        <source>StochasticDepth</source>
        <translation>随机深度</translation>
    </message>
    <message>
        <source>Leaves out a whole branch for random samples while training; a skip carries them past it.</source>
        <translation>训练时对随机的样本跳过整条分支；跳跃连接让它们绕过去。</translation>
    </message>
    <message>
        <source>Probability that the branch is left out in training. 0 switches it off.</source>
        <translation>训练时跳过该分支的概率。0 表示关闭。</translation>
    </message>
    <message>
        <source>row decides for each sample, batch for all samples at once.</source>
        <translation>row 对每个样本分别决定，batch 对所有样本一起决定。</translation>
    </message>
    <message>
        <source>row</source>
        <translation>逐样本</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>整批</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Draws a number from each normal distribution while training; afterwards it gives the mean.</source>
        <translation>训练时从每个正态分布中抽取一个数；训练后给出均值。</translation>
    </message>
    <message>
        <source>ZeroPad1d</source>
        <translation>一维零填充</translation>
    </message>
    <message>
        <source>Adds zeros around a sequence.</source>
        <translation>在序列两端补 0。</translation>
    </message>
    <message>
        <source>Added before and after, last axis first: left, right, top, bottom. One number: everywhere.</source>
        <translation>在前后添加，从最后一条轴开始：左、右、上、下。一个数：处处相同。</translation>
    </message>
    <message>
        <source>ZeroPad2d</source>
        <translation>二维零填充</translation>
    </message>
    <message>
        <source>Adds zeros around a picture.</source>
        <translation>在图片四周补 0。</translation>
    </message>
    <message>
        <source>ZeroPad3d</source>
        <translation>三维零填充</translation>
    </message>
    <message>
        <source>Adds zeros around a volume.</source>
        <translation>在体数据四周补 0。</translation>
    </message>
    <message>
        <source>ConstantPad1d</source>
        <translation>一维常数填充</translation>
    </message>
    <message>
        <source>Adds one fixed value around a sequence.</source>
        <translation>在序列两端补一个固定值。</translation>
    </message>
    <message>
        <source>What is added.</source>
        <translation>补上的值。</translation>
    </message>
    <message>
        <source>ConstantPad2d</source>
        <translation>二维常数填充</translation>
    </message>
    <message>
        <source>Adds one fixed value around a picture.</source>
        <translation>在图片四周补一个固定值。</translation>
    </message>
    <message>
        <source>ConstantPad3d</source>
        <translation>三维常数填充</translation>
    </message>
    <message>
        <source>Adds one fixed value around a volume.</source>
        <translation>在体数据四周补一个固定值。</translation>
    </message>
    <message>
        <source>ReflectionPad1d</source>
        <translation>一维镜像填充</translation>
    </message>
    <message>
        <source>Adds a mirror image of the edge around a sequence.</source>
        <translation>在序列两端补边缘的镜像。</translation>
    </message>
    <message>
        <source>ReflectionPad2d</source>
        <translation>二维镜像填充</translation>
    </message>
    <message>
        <source>Adds a mirror image of the edge around a picture.</source>
        <translation>在图片四周补边缘的镜像。</translation>
    </message>
    <message>
        <source>ReflectionPad3d</source>
        <translation>三维镜像填充</translation>
    </message>
    <message>
        <source>Adds a mirror image of the edge around a volume.</source>
        <translation>在体数据四周补边缘的镜像。</translation>
    </message>
    <message>
        <source>ReplicationPad1d</source>
        <translation>一维复制填充</translation>
    </message>
    <message>
        <source>Repeats the edge around a sequence.</source>
        <translation>在序列两端重复边缘值。</translation>
    </message>
    <message>
        <source>ReplicationPad2d</source>
        <translation>二维复制填充</translation>
    </message>
    <message>
        <source>Repeats the edge around a picture.</source>
        <translation>在图片四周重复边缘值。</translation>
    </message>
    <message>
        <source>ReplicationPad3d</source>
        <translation>三维复制填充</translation>
    </message>
    <message>
        <source>Repeats the edge around a volume.</source>
        <translation>在体数据四周重复边缘值。</translation>
    </message>
    <message>
        <source>CircularPad1d</source>
        <translation>一维循环填充</translation>
    </message>
    <message>
        <source>Continues a sequence with the opposite side, as if it were a ring.</source>
        <translation>用另一端接续序列，如同首尾相连。</translation>
    </message>
    <message>
        <source>CircularPad2d</source>
        <translation>二维循环填充</translation>
    </message>
    <message>
        <source>Continues a picture with the opposite side, as if it were a ring.</source>
        <translation>用对边接续图片，如同首尾相连。</translation>
    </message>
    <message>
        <source>CircularPad3d</source>
        <translation>三维循环填充</translation>
    </message>
    <message>
        <source>Continues a volume with the opposite side, as if it were a ring.</source>
        <translation>用对面接续体数据，如同首尾相连。</translation>
    </message>
    <message>
        <source>Takes the mean along one or more axes.</source>
        <translation>沿一条或多条轴取平均值。</translation>
    </message>
    <message>
        <source>A second output gives the place of each largest value: MaxUnpool needs them.</source>
        <translation>第二个输出给出每个最大值的位置：MaxUnpool 需要它们。</translation>
    </message>
    <message>
        <source>LPPool1d</source>
        <translation>一维幂平均池化</translation>
    </message>
    <message>
        <source>Takes the root of the sum of powers of each window along a sequence.</source>
        <translation>沿序列对每个窗口求各数的幂之和，再开方。</translation>
    </message>
    <message>
        <source>The power: 1 is the sum of the window, 2 its length; large ones come near to the maximum.</source>
        <translation>幂次：1 是窗口之和，2 是其长度；幂次越大越接近最大值。</translation>
    </message>
    <message>
        <source>LPPool2d</source>
        <translation>二维幂平均池化</translation>
    </message>
    <message>
        <source>Takes the root of the sum of powers of each window: between the mean and the maximum.</source>
        <translation>对每个窗口求幂之和再开方：介于平均与最大之间。</translation>
    </message>
    <message>
        <source>LPPool3d</source>
        <translation>三维幂平均池化</translation>
    </message>
    <message>
        <source>Takes the root of the sum of powers of each window in a volume.</source>
        <translation>在体数据中对每个窗口求幂之和，再开方。</translation>
    </message>
    <message>
        <source>The axes over which the mean is taken: 1 is the first of a sample, −1 the last.</source>
        <translation>在哪些轴上取平均：1 是样本的第一条轴，−1 是最后一条。</translation>
    </message>
    <message>
        <source>Keepdim</source>
        <translation>保留维度</translation>
    </message>
    <message>
        <source>Keeps these axes with size 1.</source>
        <translation>保留这些轴，大小为 1。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>改变形状</translation>
    </message>
    <message>
        <source>Writes the same numbers in another shape, in the same order.</source>
        <translation>按相同顺序把同样的数写成另一种形状。</translation>
    </message>
    <message>
        <source>The new shape of a sample; −1 stands once for what is left over.</source>
        <translation>样本的新形状；−1 可用一次，表示剩余的部分。</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>轴重排</translation>
    </message>
    <message>
        <source>Puts the axes of a sample into another order.</source>
        <translation>把样本的各轴换一个顺序。</translation>
    </message>
    <message>
        <source>Dims</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>The axes in their new order; 1 is the first of a sample: 2, 3, 1 puts channels last.</source>
        <translation>各轴的新顺序；1 是样本的第一条轴：2, 3, 1 把通道放到最后。</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Swaps two axes, such as features and steps.</source>
        <translation>交换两条轴，例如特征和步。</translation>
    </message>
    <message>
        <source>Dim0</source>
        <translation>维度 0</translation>
    </message>
    <message>
        <source>The axis; 1 is the first of a sample, −1 the last.</source>
        <translation>轴；1 是样本的第一条，−1 是最后一条。</translation>
    </message>
    <message>
        <source>Dim1</source>
        <translation>维度 1</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Keeps one place along an axis, which disappears: the last step, the first token.</source>
        <translation>只保留一条轴上的一个位置，该轴随之消失：最后一步、第一个词元。</translation>
    </message>
    <message>
        <source>The axis; 1 is the first of a sample (channels of a picture, steps of a sequence).</source>
        <translation>轴；1 是样本的第一条（图片的通道、序列的步）。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The place: 0 is the first, −1 the last.</source>
        <translation>位置：0 是第一个，−1 是最后一个。</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Keeps a range of places along an axis, or every second, third … of them.</source>
        <translation>保留一条轴上的一段位置，或每隔几个取一个。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The first place that is kept; 0 is first.</source>
        <translation>保留的第一个位置；0 是最前面。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>The first place that is not kept any more. None: up to the end.</source>
        <translation>不再保留的第一个位置。None：一直到末尾。</translation>
    </message>
    <message>
        <source>2 keeps every second place.</source>
        <translation>2 表示每隔一个取一个。</translation>
    </message>
    <message>
        <source>Leaves out an axis of size 1.</source>
        <translation>去掉一条大小为 1 的轴。</translation>
    </message>
    <message>
        <source>Unsqueeze</source>
        <translation>增加轴</translation>
    </message>
    <message>
        <source>Adds an axis of size 1, such as one channel in front of a picture.</source>
        <translation>增加一条大小为 1 的轴，例如在图片前加一个通道。</translation>
    </message>
    <message>
        <source>FractionalMaxPool2d</source>
        <translation>二维分数最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest values of windows at random places: maps shrink by any factor.</source>
        <translation>在随机位置的窗口中保留最大值：特征图可按任意比例缩小。</translation>
    </message>
    <message>
        <source>Size of the output. None: by output_ratio.</source>
        <translation>输出的尺寸。None：由 output_ratio 决定。</translation>
    </message>
    <message>
        <source>Output ratio</source>
        <translation>输出比例</translation>
    </message>
    <message>
        <source>The output as a share of the input, between 0 and 1. None: by output_size.</source>
        <translation>输出占输入的比例，在 0 与 1 之间。None：由 output_size 决定。</translation>
    </message>
    <message>
        <source>FractionalMaxPool3d</source>
        <translation>三维分数最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest values of windows at random places in a volume.</source>
        <translation>在体数据的随机窗口中保留最大值。</translation>
    </message>
    <message>
        <source>MaxUnpool1d</source>
        <translation>一维最大反池化</translation>
    </message>
    <message>
        <source>Puts the largest values along a sequence back to where they came from.</source>
        <translation>把序列中的最大值放回它们原来的位置。</translation>
    </message>
    <message>
        <source>Size of the window of the pooling that is undone.</source>
        <translation>被还原的池化的窗口大小。</translation>
    </message>
    <message>
        <source>The padding of the pooling that is undone.</source>
        <translation>被还原的池化的填充。</translation>
    </message>
    <message>
        <source>MaxUnpool2d</source>
        <translation>二维最大反池化</translation>
    </message>
    <message>
        <source>Puts the largest values back to where they came from: a larger map with zeros between.</source>
        <translation>把最大值放回原来的位置：得到更大的特征图，其余为零。</translation>
    </message>
    <message>
        <source>MaxUnpool3d</source>
        <translation>三维最大反池化</translation>
    </message>
    <message>
        <source>Puts the largest values of a volume back to where they came from.</source>
        <translation>把体数据中的最大值放回它们原来的位置。</translation>
    </message>
    <message>
        <source>PairwiseDistance</source>
        <translation>成对距离</translation>
    </message>
    <message>
        <source>How far two vectors are apart, measured along the last axis, which disappears.</source>
        <translation>两个向量相距多远，沿最后一个轴计算，该轴随之消失。</translation>
    </message>
    <message>
        <source>The power: 2 is the straight line, 1 city blocks.</source>
        <translation>幂次：2 是直线距离，1 是街区距离。</translation>
    </message>
    <message>
        <source>Keeps from a distance of exactly 0.</source>
        <translation>避免距离恰好为 0。</translation>
    </message>
    <message>
        <source>Keeps the last axis with size 1.</source>
        <translation>保留最后一个轴，大小为 1。</translation>
    </message>
    <message>
        <source>PixelShuffle</source>
        <translation>像素重组</translation>
    </message>
    <message>
        <source>Lays groups of channels out as neighbouring pixels: fewer channels, a larger picture.</source>
        <translation>把成组的通道铺成相邻像素：通道变少，图片变大。</translation>
    </message>
    <message>
        <source>Upscale factor</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>How many times larger each side becomes.</source>
        <translation>每条边变大几倍。</translation>
    </message>
    <message>
        <source>PixelUnshuffle</source>
        <translation>像素反重组</translation>
    </message>
    <message>
        <source>Takes neighbouring pixels as channels: a smaller picture, more channels, nothing lost.</source>
        <translation>把相邻像素变成通道：图片变小，通道变多，不丢失信息。</translation>
    </message>
    <message>
        <source>Downscale factor</source>
        <translation>缩小倍数</translation>
    </message>
    <message>
        <source>How many times smaller each side becomes.</source>
        <translation>每条边缩小几倍。</translation>
    </message>
    <message>
        <source>ChannelShuffle</source>
        <translation>通道重排</translation>
    </message>
    <message>
        <source>Mixes the channels of groups, so that the next grouped convolution sees all of them.</source>
        <translation>打乱各组的通道，让下一个分组卷积能看到所有组。</translation>
    </message>
    <message>
        <source>How many groups the channels come in.</source>
        <translation>通道有多少组。</translation>
    </message>
    <message>
        <source>Unflatten</source>
        <translation>反展平</translation>
    </message>
    <message>
        <source>Splits one axis into several: vectors become pictures again.</source>
        <translation>把一条轴拆成几条：向量又变回图片。</translation>
    </message>
    <message>
        <source>The axis; 1 is the first of a sample.</source>
        <translation>轴；1 是样本的第一条。</translation>
    </message>
    <message>
        <source>Unflattened size</source>
        <translation>拆分后的大小</translation>
    </message>
    <message>
        <source>Its new sizes, which multiply to the old one; −1 stands once for what is left over.</source>
        <translation>新的各个大小，乘积等于原来的大小；−1 可用一次，表示剩余部分。</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开成块</translation>
    </message>
    <message>
        <source>Cuts a picture into patches: each becomes a column of numbers, as a convolution reads them.</source>
        <translation>把图像切成小块：每块成为一列数，正如卷积读取它们那样。</translation>
    </message>
    <message>
        <source>Size of a patch in pixels.</source>
        <translation>小块的大小，以像素计。</translation>
    </message>
    <message>
        <source>Gap between the points of a patch.</source>
        <translation>小块内各点之间的间隔。</translation>
    </message>
    <message>
        <source>Zeros around the picture.</source>
        <translation>图像四周填充的零。</translation>
    </message>
    <message>
        <source>Pixels from one patch to the next. As large as the patch: none is read twice.</source>
        <translation>相邻小块之间的像素数。与小块一样大时，没有像素被读两次。</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>拼回图像</translation>
    </message>
    <message>
        <source>Puts patches together to a picture; where they overlap, their numbers are added.</source>
        <translation>把小块拼成图像；重叠之处把数相加。</translation>
    </message>
    <message>
        <source>Height and width of the picture.</source>
        <translation>图像的高与宽。</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>切分</translation>
    </message>
    <message>
        <source>Cuts along an axis into parts of equal size, each an output of its own.</source>
        <translation>沿一个轴切成大小相等的几份，每份各有一个输出。</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>How many parts; each has its own port.</source>
        <translation>切成几份；每份有自己的端口。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Multiplies every number by a fixed one.</source>
        <translation>把每个数乘以一个固定的数。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>What every number is multiplied by.</source>
        <translation>每个数要乘以的数。</translation>
    </message>
    <message>
        <source>Exp</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>e to the power of each number: what was a logarithm becomes positive.</source>
        <translation>e 的每个数次幂：对数变回正数。</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>截断梯度</translation>
    </message>
    <message>
        <source>Passes numbers on, but no gradient back: what lies before learns nothing from here.</source>
        <translation>数值照常传下去，但不回传梯度：前面的层从这里学不到东西。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用函数</translation>
    </message>
    <message>
        <source>Applies a function of torch to every number, for networks that come from elsewhere.</source>
        <translation>对每个数应用 torch 的一个函数，用于来自别处的网络。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>The function, as torch calls it.</source>
        <translation>函数，用 torch 中的名称。</translation>
    </message>
    <message>
        <source>abs</source>
        <translation>abs 绝对值</translation>
    </message>
    <message>
        <source>neg</source>
        <translation>neg 相反数</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>sign 符号</translation>
    </message>
    <message>
        <source>square</source>
        <translation>square 平方</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>sqrt 平方根</translation>
    </message>
    <message>
        <source>rsqrt</source>
        <translation>rsqrt 1/√x</translation>
    </message>
    <message>
        <source>reciprocal</source>
        <translation>reciprocal 倒数</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log 自然对数</translation>
    </message>
    <message>
        <source>log1p</source>
        <translation>log1p ln(1+x)</translation>
    </message>
    <message>
        <source>log2</source>
        <translation>log2 以 2 为底</translation>
    </message>
    <message>
        <source>expm1</source>
        <translation>expm1 e^x−1</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>sin 正弦</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>cos 余弦</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>tan 正切</translation>
    </message>
    <message>
        <source>atan</source>
        <translation>atan 反正切</translation>
    </message>
    <message>
        <source>sinh</source>
        <translation>sinh 双曲正弦</translation>
    </message>
    <message>
        <source>cosh</source>
        <translation>cosh 双曲余弦</translation>
    </message>
    <message>
        <source>erf</source>
        <translation>erf 误差函数</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>floor 向下取整</translation>
    </message>
    <message>
        <source>ceil</source>
        <translation>ceil 向上取整</translation>
    </message>
    <message>
        <source>round</source>
        <translation>round 四舍五入</translation>
    </message>
    <message>
        <source>trunc</source>
        <translation>trunc 截断</translation>
    </message>
    <message>
        <source>frac</source>
        <translation>frac 小数部分</translation>
    </message>
    <message>
        <source>Sub</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>Subtracts the second input from the first, number by number.</source>
        <translation>逐个数值地用第一个输入减去第二个输入。</translation>
    </message>
    <message>
        <source>MatMul</source>
        <translation>矩阵乘法</translation>
    </message>
    <message>
        <source>Multiplies two matrices, row by column.</source>
        <translation>两个矩阵相乘，行乘以列。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>可学习参数</translation>
    </message>
    <message>
        <source>Learned numbers, the same for every sample, whatever arrives.</source>
        <translation>可学习的数，对每个样本都相同，与输入无关。</translation>
    </message>
    <message>
        <source>The shape for each sample.</source>
        <translation>每个样本的形状。</translation>
    </message>
    <message>
        <source>One fixed number in every place, whatever arrives.</source>
        <translation>每个位置都是同一个固定的数，与输入无关。</translation>
    </message>
    <message>
        <source>The number.</source>
        <translation>这个数。</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>循环网络</translation>
    </message>
    <message>
        <source>Reads a sequence step by step; what it remembers is a mix of the new step and the old.</source>
        <translation>一步一步地读序列；它记住的是新的一步与旧记忆的混合。</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入大小</translation>
    </message>
    <message>
        <source>Numbers that arrive at each step. auto takes what is wired in.</source>
        <translation>每一步到达的数值个数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation>隐藏大小</translation>
    </message>
    <message>
        <source>Numbers that the layer remembers from step to step, in each direction.</source>
        <translation>该层每个方向上从一步记到下一步的数值个数。</translation>
    </message>
    <message>
        <source>Num layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Layers on top of each other: each reads the sequence that the one below gives.</source>
        <translation>叠在一起的层数：每一层读取下面一层给出的序列。</translation>
    </message>
    <message>
        <source>Adds learned numbers in each step.</source>
        <translation>在每一步加上可学习的数。</translation>
    </message>
    <message>
        <source>Batch first</source>
        <translation>批在最前</translation>
    </message>
    <message>
        <source>The batch is the first axis, as everywhere here.</source>
        <translation>批是第一条轴，和这里其他地方一样。</translation>
    </message>
    <message>
        <source>Share of numbers that is set to 0 between the layers while training.</source>
        <translation>训练时在层与层之间置 0 的数值比例。</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>A second layer reads from the end to the beginning.</source>
        <translation>另有一层从末尾读到开头。</translation>
    </message>
    <message>
        <source>The function at the end of each step.</source>
        <translation>每一步末尾的函数。</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>门控循环单元</translation>
    </message>
    <message>
        <source>An RNN with two gates, which decide how much of the old is kept and how much is new.</source>
        <translation>带两个门的循环网络，它们决定保留多少旧的、接受多少新的。</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>长短期记忆</translation>
    </message>
    <message>
        <source>An RNN with a memory cell that gates write to, read and clear: it remembers for long.</source>
        <translation>带记忆单元的循环网络，由门来写入、读取和清除：能记得很久。</translation>
    </message>
    <message>
        <source>Proj size</source>
        <translation>投影大小</translation>
    </message>
    <message>
        <source>Projects what leaves each step to so many numbers. 0: no projection.</source>
        <translation>把每一步的输出投影成这么多个数。0：不投影。</translation>
    </message>
    <message>
        <source>MultiheadAttention</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Each step asks all others what they have for it; several heads ask at the same time.</source>
        <translation>每一步询问所有其他步有什么与它相关；多个头同时询问。</translation>
    </message>
    <message>
        <source>Embed dim</source>
        <translation>嵌入维度</translation>
    </message>
    <message>
        <source>Features of the queries, and of the output. auto takes what is wired in.</source>
        <translation>查询和输出的特征数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>Num heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>How many heads look at once, each at its share of the features.</source>
        <translation>同时有多少个头在看，每个头看一部分特征。</translation>
    </message>
    <message>
        <source>Share of the attention weights that is set to 0 while training.</source>
        <translation>训练时置 0 的注意力权重比例。</translation>
    </message>
    <message>
        <source>Adds learned numbers to queries, keys and values.</source>
        <translation>给查询、键和值加上可学习的数。</translation>
    </message>
    <message>
        <source>Add bias kv</source>
        <translation>键值偏置</translation>
    </message>
    <message>
        <source>Adds one learned step to keys and values.</source>
        <translation>给键和值加上一个可学习的步。</translation>
    </message>
    <message>
        <source>Add zero attn</source>
        <translation>加零步</translation>
    </message>
    <message>
        <source>Adds one step of zeros to keys and values.</source>
        <translation>给键和值加上一个全零的步。</translation>
    </message>
    <message>
        <source>Kdim</source>
        <translation>键维度</translation>
    </message>
    <message>
        <source>Features of the keys, where they are others than those of the queries.</source>
        <translation>键的特征数，当它与查询不同时填写。</translation>
    </message>
    <message>
        <source>Vdim</source>
        <translation>值维度</translation>
    </message>
    <message>
        <source>Features of the values, where they are others than those of the queries.</source>
        <translation>值的特征数，当它与查询不同时填写。</translation>
    </message>
    <message>
        <source>TransformerEncoderLayer</source>
        <translation>Transformer 编码层</translation>
    </message>
    <message>
        <source>Self-attention, then two Linear layers on each step; skips and LayerNorms around both.</source>
        <translation>自注意力，然后对每一步做两个全连接层；两者都带跳跃连接和层归一化。</translation>
    </message>
    <message>
        <source>D model</source>
        <translation>模型维度</translation>
    </message>
    <message>
        <source>Features of each step. auto takes what is wired in.</source>
        <translation>每一步的特征数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>Nhead</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Dim feedforward</source>
        <translation>前馈维度</translation>
    </message>
    <message>
        <source>Units between the two Linear layers.</source>
        <translation>两个全连接层之间的单元数。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>What stands between the two Linear layers.</source>
        <translation>两个全连接层之间的激活函数。</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>gelu</translation>
    </message>
    <message>
        <source>Layer norm eps</source>
        <translation>层归一化 ε</translation>
    </message>
    <message>
        <source>Keeps the LayerNorms from dividing by 0.</source>
        <translation>避免层归一化除以 0。</translation>
    </message>
    <message>
        <source>Norm first</source>
        <translation>先归一化</translation>
    </message>
    <message>
        <source>LayerNorm before attention and Linear, which trains more steadily.</source>
        <translation>层归一化放在注意力和全连接之前，训练更稳定。</translation>
    </message>
    <message>
        <source>Adds learned numbers in Linear, attention and LayerNorm.</source>
        <translation>在全连接、注意力和层归一化中加上可学习的数。</translation>
    </message>
    <message>
        <source>TransformerDecoderLayer</source>
        <translation>Transformer 解码层</translation>
    </message>
    <message>
        <source>An encoder layer that also attends to a second sequence, the memory.</source>
        <translation>还会关注第二个序列（记忆）的编码层。</translation>
    </message>
    <message>
        <source>ClassToken</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>Puts a learned step in front: attention gathers in it what the whole sequence is.</source>
        <translation>在前面加一个可学习的步：注意力把整个序列的内容汇集到它那里。</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征数</translation>
    </message>
    <message>
        <source>Numbers of each step. auto takes what is wired in.</source>
        <translation>每一步的数值个数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>PositionEmbedding</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>Adds a learned vector to each step, so that attention knows what stands where.</source>
        <translation>给每一步加上一个可学习的向量，让注意力知道什么在哪里。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Steps of the sequence. auto takes what is wired in.</source>
        <translation>序列的步数。auto 取所连接的大小。</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>A module of your own: a class in a Python file beside the project.</source>
        <translation>您自己的模块：项目旁的 Python 文件中的一个类。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>A Python file in the folder of the project, for example layers.py.</source>
        <translation>项目文件夹中的 Python 文件，例如 layers.py。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>The class in that file, an nn.Module.</source>
        <translation>该文件中的类，须为 nn.Module。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What the class is built with: plain values, for example 8, kernel_size=3.</source>
        <translation>构造该类所用的参数：直接写出的值，例如 8, kernel_size=3。</translation>
    </message>
    <message>
        <source>Garden</source>
        <translation>花园</translation>
    </message>
    <message>
        <source>Whether plants bear fruit: four measurements help alone, two only together.</source>
        <translation>植物是否结果：四项测量各自有用，另两项只有合在一起才有用。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>可见列</translation>
    </message>
    <message>
        <source>How many measurements the network may see: light, then water too, then all six.</source>
        <translation>网络可以看到几项测量：只有光照，再加水分，或全部六项。</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>6</source>
        <translation>6</translation>
    </message>
    <message>
        <source>How many plants there are.</source>
        <translation>共有多少株植物。</translation>
    </message>
    <message>
        <source>Deviation of what nobody measured.</source>
        <translation>没有测量到的因素的偏差。</translation>
    </message>
    <message>
        <source>Chooses the plants.</source>
        <translation>决定是哪些植物。</translation>
    </message>
    <message>
        <source>Generated pictures of ten shapes in any colour on textured grounds.</source>
        <translation>在有纹理的背景上生成的十种图形的图片，颜色任意。</translation>
    </message>
    <message>
        <source>How many classes: up to 10 shapes, then shapes in 10 colours, then on 10 grounds.</source>
        <translation>类别数：最多 10 种形状，再多则区分 10 种颜色，更多则区分 10 种背景。</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What the network has to give: the class, the mask (which pixels are the shape), or the picture itself.</source>
        <translation>网络要给出什么：类别、掩码（哪些像素属于图形），或图片本身。</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The column that is predicted.</source>
        <translation>要预测的列。</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Whether the target is one of several classes or a number.</source>
        <translation>目标是几个类别之一，还是一个数值。</translation>
    </message>
    <message>
        <source>Input columns</source>
        <translation>输入列</translation>
    </message>
    <message>
        <source>The columns that it is predicted from.</source>
        <translation>用来预测的列。</translation>
    </message>
    <message>
        <source>Categorical</source>
        <translation>类别列</translation>
    </message>
    <message>
        <source>Those of the input columns that hold categories.</source>
        <translation>输入列中内容为类别的列。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别取值</translation>
    </message>
    <message>
        <source>The categories of each of these columns.</source>
        <translation>这些列各自的类别取值。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>How many rows can be used.</source>
        <translation>可用的行数。</translation>
    </message>
    <message>
        <source>Another one when the contents of the file changed.</source>
        <translation>文件内容改变时就会不同。</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>150 iris flowers of three species, by the length and width of two kinds of leaves.</source>
        <translation>150 朵鸢尾花，分属三个品种，由花萼和花瓣的长度与宽度描述。</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>178 wines from three growers of one region, by 13 chemical measurements.</source>
        <translation>178 种葡萄酒，来自同一产区的三个种植者，由 13 项化学测量值描述。</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>569 samples of breast tissue, malignant or benign, by 30 measurements of cell nuclei.</source>
        <translation>569 个乳腺组织样本，恶性或良性，由细胞核的 30 项测量值描述。</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>442 patients: how far diabetes went within a year, from ten measurements at its beginning.</source>
        <translation>442 名患者：根据一年开始时的十项测量值，预测一年内糖尿病的进展。</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>How surprised the network is by the true class: minus the logarithm of its probability.</source>
        <translation>网络对真实类别感到多意外：即其概率的对数取负。</translation>
    </message>
    <message>
        <source>Expects</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>auto: reads what the network ends in. logits: plain numbers must come, as PyTorch&apos;s own loss expects; a Softmax or Sigmoid before it is a problem.</source>
        <translation>auto：根据网络的结尾读取。logits：必须是原始的数，与 PyTorch 自己的损失一致；前面有 Softmax 或 Sigmoid 就是问题。</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Mean of the squared distances: large errors count most.</source>
        <translation>距离平方的平均值：大误差影响最大。</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Mean of the absolute distances: outliers count no more than they are far.</source>
        <translation>绝对距离的平均值：离群点的影响只与其偏离程度成正比。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber 损失</translation>
    </message>
    <message>
        <source>Squared for small distances, straight for large ones.</source>
        <translation>距离小时取平方，距离大时取直线。</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>δ (delta)</translation>
    </message>
    <message>
        <source>The distance at which the square ends.</source>
        <translation>平方部分结束处的距离。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>随机梯度下降 SGD</translation>
    </message>
    <message>
        <source>Stochastic gradient descent: a step against the gradient, with momentum if you like.</source>
        <translation>随机梯度下降：沿梯度的反方向走一步，可按需加入动量。</translation>
    </message>
    <message>
        <source>Lr</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate: how far one update goes.</source>
        <translation>学习率：一次更新走多远。</translation>
    </message>
    <message>
        <source>Part of the last step that is taken again.</source>
        <translation>把上一步再走一遍的比例。</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Part of the new gradient that is held back where there is momentum.</source>
        <translation>使用动量时，新梯度中被抑制的比例。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by this part of itself in each update.</source>
        <translation>每次更新时，把每个权重按自身的这个比例拉向零。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>Looks ahead: the gradient is taken where the momentum will have led. Needs momentum.</source>
        <translation>提前看一步：在动量将要到达的位置计算梯度。需要动量。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adaptive moments: each weight has its own step, from averages of gradient and its square.</source>
        <translation>自适应矩：每个权重都有自己的步长，由梯度及其平方的滑动平均得出。</translation>
    </message>
    <message>
        <source>Beta1</source>
        <translation>β₁ (beta1)</translation>
    </message>
    <message>
        <source>How slowly the average of the gradient forgets.</source>
        <translation>梯度的平均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Beta2</source>
        <translation>β₂ (beta2)</translation>
    </message>
    <message>
        <source>How slowly the average of its square forgets.</source>
        <translation>梯度平方的平均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Adds this to the denominator, so that nothing is divided by zero.</source>
        <translation>把它加到分母上，避免除以零。</translation>
    </message>
    <message>
        <source>Amsgrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Divides by the largest average seen so far.</source>
        <translation>除以迄今为止出现过的最大平均值。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam with the weight decay taken out of the averages.</source>
        <translation>把权重衰减从平均值中分离出来的 Adam。</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides the step of each weight by a running average of the size of its gradients.</source>
        <translation>把每个权重的步长除以其梯度大小的滑动平均。</translation>
    </message>
    <message>
        <source>How slowly the average of the squares forgets.</source>
        <translation>平方的平均值遗忘得有多慢。</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>中心化</translation>
    </message>
    <message>
        <source>Divides by the deviation of the gradients instead.</source>
        <translation>改为除以梯度的标准差。</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Weights that have moved much take smaller steps: divides by the root of all squares so far.</source>
        <translation>变动大的权重步子更小：除以迄今为止梯度平方之和的平方根。</translation>
    </message>
    <message>
        <source>Lr decay</source>
        <translation>学习率衰减</translation>
    </message>
    <message>
        <source>Shrinks the rate with every update.</source>
        <translation>每次更新都减小学习率。</translation>
    </message>
    <message>
        <source>Initial accumulator value</source>
        <translation>累加器初始值</translation>
    </message>
    <message>
        <source>What the sum of squares begins with.</source>
        <translation>平方和的初始值。</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>How training treats the weights of a layer, or of everything inside a block.</source>
        <translation>训练时如何对待一层的权重，或模块内所有层的权重。</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Training leaves the weights as they are, of a block those of everything inside. Running means and variances of normalization stay too, and are what is computed with, as in evaluation.</source>
        <translation>训练不改变这些权重；若是模块，则其中所有层的权重都不变。归一化层的滑动均值和方差也保持不变，计算时就用它们，与评估时相同。</translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation>学习率倍数</translation>
    </message>
    <message>
        <source>The learning rate of these weights is so many times that of the training; factors of blocks multiply those inside. 0.1 lets trained layers follow slowly.</source>
        <translation>这些权重的学习率是训练学习率的这么多倍；模块的倍数与其内部各层的倍数相乘。0.1 让已训练好的层慢慢跟随。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>计数单位</translation>
    </message>
    <message>
        <source>What is counted: epochs or single updates.</source>
        <translation>按什么计数：轮，还是单次更新。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>Cross-entropy for two classes and a single output: a logit, a Sigmoid or a Step.</source>
        <translation>用于两个类别、单个输出的交叉熵：输出可以是 logit、Sigmoid 或 Step。</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by a factor every so often: a staircase.</source>
        <translation>每隔一段就把学习率乘以一个系数：像楼梯一样下降。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>After how many it is multiplied.</source>
        <translation>每隔多少乘一次系数。</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>γ (gamma)</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by.</source>
        <translation>学习率所乘的系数。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Falls along half a cosine from the learning rate to a part of it.</source>
        <translation>沿半个余弦曲线，从学习率降到它的一小部分。</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Part of the learning rate that is left at the end.</source>
        <translation>结束时剩下的学习率所占的比例。</translation>
    </message>
    <message>
        <source>1/t decay</source>
        <translation>1/t 衰减</translation>
    </message>
    <message>
        <source>Divides the learning rate by 1 + decay · count, as Keras&apos;s `decay` does for every update.</source>
        <translation>把学习率除以 1 + decay · count，就像 Keras 的 `decay` 在每次更新时所做的那样。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>How fast: at 1/decay the rate is halved.</source>
        <translation>衰减快慢：在 1/decay 处，学习率减半。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Mean distance between output and target, in the units of the (standardised) target.</source>
        <translation>输出与目标之间的平均距离，以（标准化后的）目标的单位计。</translation>
    </message>
    <message>
        <source>constant_</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>Every weight is the same number.</source>
        <translation>每个权重都是同一个数。</translation>
    </message>
    <message>
        <source>The number that every weight has.</source>
        <translation>每个权重所取的数。</translation>
    </message>
    <message>
        <source>zeros_</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Every weight is 0: equal neurons that stay equal, unless something else tells them apart.</source>
        <translation>每个权重都是 0：神经元彼此相同，若没有别的东西区分它们，就会一直相同。</translation>
    </message>
    <message>
        <source>ones_</source>
        <translation>全一</translation>
    </message>
    <message>
        <source>Every weight is 1.</source>
        <translation>每个权重都是 1。</translation>
    </message>
    <message>
        <source>normal_</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Random numbers from a bell curve.</source>
        <translation>取自正态分布（钟形曲线）的随机数。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>The middle of the bell curve.</source>
        <translation>钟形曲线的中心。</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>The standard deviation: how wide the bell is.</source>
        <translation>标准差：钟形曲线有多宽。</translation>
    </message>
    <message>
        <source>uniform_</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Random numbers between two bounds, all equally likely.</source>
        <translation>两个界限之间的随机数，可能性都相同。</translation>
    </message>
    <message>
        <source>The smallest number.</source>
        <translation>最小的数。</translation>
    </message>
    <message>
        <source>The largest number.</source>
        <translation>最大的数。</translation>
    </message>
    <message>
        <source>trunc_normal_</source>
        <translation>截断正态分布</translation>
    </message>
    <message>
        <source>Random numbers from a bell curve that is cut off on both sides.</source>
        <translation>取自正态分布的随机数，两侧被截断。</translation>
    </message>
    <message>
        <source>xavier_uniform_</source>
        <translation>Xavier 均匀分布</translation>
    </message>
    <message>
        <source>Random numbers up to gain·√(6 / (fan in + fan out)): for sigmoid and tanh.</source>
        <translation>不超过 gain·√(6 / (扇入 + 扇出)) 的随机数：用于 sigmoid 和 tanh。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Factor on the spread, so that what follows keeps the size of its values. 1: for lines.</source>
        <translation>离散程度的系数，使后面的数值保持大小。1：用于线性。</translation>
    </message>
    <message>
        <source>xavier_normal_</source>
        <translation>Xavier 正态分布</translation>
    </message>
    <message>
        <source>A bell curve as wide as gain·√(2 / (fan in + fan out)): for sigmoid and tanh.</source>
        <translation>宽度为 gain·√(2 / (扇入 + 扇出)) 的正态分布：用于 sigmoid 和 tanh。</translation>
    </message>
    <message>
        <source>kaiming_uniform_</source>
        <translation>Kaiming 均匀分布</translation>
    </message>
    <message>
        <source>Random numbers up to gain·√(3 / fan): for ReLU.</source>
        <translation>不超过 gain·√(3 / 扇入或扇出) 的随机数：用于 ReLU。</translation>
    </message>
    <message>
        <source>The slope of the leaky ReLU that follows; 0 is a ReLU.</source>
        <translation>后面的 LeakyReLU 的斜率；0 就是 ReLU。</translation>
    </message>
    <message>
        <source>fan_in keeps the size of the values, fan_out that of the gradients.</source>
        <translation>fan_in 保持数值的大小，fan_out 保持梯度的大小。</translation>
    </message>
    <message>
        <source>fan_in</source>
        <translation>fan_in</translation>
    </message>
    <message>
        <source>fan_out</source>
        <translation>fan_out</translation>
    </message>
    <message>
        <source>Nonlinearity</source>
        <translation>非线性</translation>
    </message>
    <message>
        <source>The activation that follows.</source>
        <translation>后面的激活函数。</translation>
    </message>
    <message>
        <source>leaky_relu</source>
        <translation>leaky_relu</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>Part of the samples, or of the pixels, whose class is named right.</source>
        <translation>类别判断正确的样本或像素所占的比例。</translation>
    </message>
    <message>
        <source>Intersection over union</source>
        <translation>交并比</translation>
    </message>
    <message>
        <source>How far named and true areas agree: pixels in both, divided by those in either of them.</source>
        <translation>预测区域与真实区域的重合程度：同属两者的像素数除以属于任一者的像素数。</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>selu</source>
        <translation>selu</translation>
    </message>
    <message>
        <source>kaiming_normal_</source>
        <translation>Kaiming 正态分布</translation>
    </message>
    <message>
        <source>A bell curve as wide as gain / √fan: for ReLU.</source>
        <translation>宽度为 gain / √扇入或扇出 的正态分布：用于 ReLU。</translation>
    </message>
    <message>
        <source>orthogonal_</source>
        <translation>正交</translation>
    </message>
    <message>
        <source>Rows at right angles to one another: nothing is stretched or squeezed on the way.</source>
        <translation>各行互相垂直：途中什么都不会被拉伸或压缩。</translation>
    </message>
    <message>
        <source>eye_</source>
        <translation>单位矩阵</translation>
    </message>
    <message>
        <source>1 on the diagonal, 0 elsewhere: a Linear that hands on what arrives.</source>
        <translation>对角线为 1，其余为 0：把输入原样传下去的 Linear。</translation>
    </message>
    <message>
        <source>dirac_</source>
        <translation>狄拉克</translation>
    </message>
    <message>
        <source>1 in the middle of one filter for each channel: a convolution that hands on what arrives.</source>
        <translation>每个通道有一个卷积核中心为 1：把输入原样传下去的卷积。</translation>
    </message>
    <message>
        <source>Groups of channels; the same as in the layer.</source>
        <translation>通道的分组数；与该层相同。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What belongs to the run as a whole.</source>
        <translation>与整次运行有关的设置。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often all training samples are seen.</source>
        <translation>所有训练样本被看多少遍。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples in one update.</source>
        <translation>每次更新使用的样本数。</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1 正则化</translation>
    </message>
    <message>
        <source>Penalty on the sum of |weights|: makes them sparse.</source>
        <translation>对权重绝对值之和的惩罚：使权重变得稀疏。</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2 正则化</translation>
    </message>
    <message>
        <source>Penalty on the sum of weights²: keeps them small.</source>
        <translation>对权重平方之和的惩罚：使权重保持较小。</translation>
    </message>
    <message>
        <source>Same seed, same start and same order of samples.</source>
        <translation>种子相同，起点就相同，样本的顺序也相同。</translation>
    </message>
    <message>
        <source>exact: bit for bit what the exported script does; tuned: faster kernels, tiny differences.</source>
        <translation>exact：与导出的脚本逐位一致；tuned：使用更快的计算内核，结果有微小差异。</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确 exact</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>加速 tuned</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where to compute; auto takes a graphics card when one is there.</source>
        <translation>在哪里计算；auto 表示有显卡时使用显卡。</translation>
    </message>
</context>
<context>
    <name>DockArea</name>
    <message>
        <source>Show the panel in a window of its own</source>
        <translation>在单独的窗口中显示面板</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮动</translation>
    </message>
    <message>
        <source>Move to the other side</source>
        <translation>移到另一侧</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Open projects</source>
        <translation>打开的项目</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close {0}</source>
        <translation>关闭 {0}</translation>
    </message>
    <message>
        <source>not saved in a file yet</source>
        <translation>尚未保存到文件</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>有未保存的更改。</translation>
    </message>
    <message>
        <source>Its training begins when the other one has ended.</source>
        <translation>另一个训练结束后开始训练。</translation>
    </message>
    <message>
        <source>Its training is paused.</source>
        <translation>训练已暂停。</translation>
    </message>
    <message>
        <source>It is being trained.</source>
        <translation>正在训练。</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>{name} is not a picture that can be read.</source>
        <translation>{name} 不是可以读取的图片。</translation>
    </message>
    <message>
        <source>{name} has {size} million pixels; at most {most} million are read.</source>
        <translation>{name} 有 {size} 百万像素；最多读取 {most} 百万像素。</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>The clipboard holds no layers to paste.</source>
        <translation>剪贴板中没有可粘贴的层。</translation>
    </message>
    <message>
        <source>Both ends must be in the same network.</source>
        <translation>连线的两端必须在同一个网络中。</translation>
    </message>
    <message>
        <source>A layer cannot read its own output.</source>
        <translation>层不能读取自己的输出。</translation>
    </message>
    <message>
        <source>This layer is not in the document any more.</source>
        <translation>这个层已不在文档中。</translation>
    </message>
    <message>
        <source>A wire runs through at most {most} points.</source>
        <translation>一条连线最多经过 {most} 个点。</translation>
    </message>
    <message>
        <source>Give the place a name of at most {most} characters.</source>
        <translation>请为此位置起一个不超过 {most} 个字符的名称。</translation>
    </message>
    <message>
        <source>A project holds at most {most} bookmarks.</source>
        <translation>一个项目最多包含 {most} 个书签。</translation>
    </message>
    <message>
        <source>With these there would be {count} layers; a project holds at most {most}.</source>
        <translation>加上这些将有 {count} 层；一个项目最多 {most} 层。</translation>
    </message>
    <message>
        <source>{name} cannot be muted: where data enter or leave there is nothing to pass by.</source>
        <translation>{name} 不能停用：数据进出的地方没有可以绕过的东西。</translation>
    </message>
    <message>
        <source>This wire would close a loop: {source} already depends on {reader}.</source>
        <translation>这条连线会形成环路：{source} 已经依赖于 {reader}。</translation>
    </message>
    <message>
        <source>{name} has no output to read.</source>
        <translation>{name} 没有可读取的输出。</translation>
    </message>
    <message>
        <source>{name} has no such input.</source>
        <translation>{name} 没有这个输入。</translation>
    </message>
    <message>
        <source>Another layer is called {name} already.</source>
        <translation>已有另一个层叫 {name}。</translation>
    </message>
    <message>
        <source>A project holds at most {most} frames and notes.</source>
        <translation>一个项目最多包含 {most} 个分组框和便签。</translation>
    </message>
    <message>
        <source>A note holds at most {most} characters; this text has {count}.</source>
        <translation>便签最多容纳 {most} 个字符，此文本有 {count} 个字符。</translation>
    </message>
    <message>
        <source>There is no colour {colour}.</source>
        <translation>没有名为 {colour} 的颜色。</translation>
    </message>
    <message>
        <source>{name} has no free input: cut a wire of it first.</source>
        <translation>{name} 没有空闲的输入：请先剪断它的一条连线。</translation>
    </message>
    <message>
        <source>There is no such wire any more.</source>
        <translation>这条连线已不存在。</translation>
    </message>
    <message>
        <source>This point is not there any more.</source>
        <translation>这个点已不存在。</translation>
    </message>
    <message>
        <source>Select what the frame is to go round.</source>
        <translation>请先选择要放入分组框的内容。</translation>
    </message>
    <message>
        <source>This frame or note is not in the document any more.</source>
        <translation>此分组框或便签已不在文档中。</translation>
    </message>
    <message>
        <source>There is no wire to cut.</source>
        <translation>这里没有可剪断的连线。</translation>
    </message>
    <message>
        <source>Select the layers to read from, and last the one that is to read them.</source>
        <translation>请先选中提供数据的层，最后选中读取它们的层。</translation>
    </message>
    <message>
        <source>An order of inputs names each input once.</source>
        <translation>输入的顺序必须恰好包含每个输入一次。</translation>
    </message>
</context>
<context>
    <name>EffectLabel</name>
    <message numerus="yes">
        <source>and %n more layer(s)</source>
        <translation>
            <numerusform>以及另外 %n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} → {1} parameters</source>
        <translation>参数 {0} → {1}</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>{0} 个参数</translation>
    </message>
    <message>
        <source>{0} gives {1}</source>
        <translation>{0} 输出 {1}</translation>
    </message>
    <message>
        <source>new {0}: {1} → {2}</source>
        <translation>新层 {0}：{1} → {2}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) left</source>
        <translation>
            <numerusform>还剩 %n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) left</source>
        <translation>
            <numerusform>还剩 %n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>no problem left</source>
        <translation>不再有问题</translation>
    </message>
</context>
<context>
    <name>Estimates</name>
    <message>
        <source>A network is being trained: what is measured now would be too slow.</source>
        <translation>有网络正在训练：现在测得的结果会偏慢。</translation>
    </message>
    <message>
        <source>The trial did not work: {reason}</source>
        <translation>尝试未成功：{reason}</translation>
    </message>
    <message>
        <source>The trial ended by itself with status {status}.</source>
        <translation>尝试自行结束，状态为 {status}。</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>图片已在剪贴板中。</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{0} is written.</source>
        <translation>{0} 已写入。</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The weights of the run do not fit this network: train it again.</source>
        <translation>这次运行的权重与此网络不匹配：请重新训练。</translation>
    </message>
    <message>
        <source>There are no trained weights yet: train the network first.</source>
        <translation>还没有训练好的权重：请先训练网络。</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>torch gave no ONNX program.</source>
        <translation>torch 没有生成 ONNX 程序。</translation>
    </message>
    <message>
        <source>Weights (safetensors)</source>
        <translation>权重 (safetensors)</translation>
    </message>
    <message>
        <source>What was read back differs. The file was not kept.</source>
        <translation>读回的内容与写入的不一致。文件没有保留。</translation>
    </message>
    <message>
        <source>“{name}” is none of: {known}.</source>
        <translation>“{name}”不是以下任何一项：{known}。</translation>
    </message>
    <message>
        <source>{folder} holds other files ({name}): choose a new folder.</source>
        <translation>{folder} 中有其他文件（{name}）：请选择一个新文件夹。</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}. What was there before is as it was.</source>
        <translation>{name} 没有写入：{reason}。原有内容保持不变。</translation>
    </message>
    <message>
        <source>Read back with onnxruntime at batches of 1, 2 and 5: relative difference {difference:.1e} (opset {opset}).</source>
        <translation>已用 onnxruntime 以批大小 1、2 和 5 读回验证：相对误差 {difference:.1e}（opset {opset}）。</translation>
    </message>
    <message>
        <source>onnxruntime computes something else than the model (relative difference {difference:.1e}). The file was not kept.</source>
        <translation>onnxruntime 的计算结果与模型不同（相对误差 {difference:.1e}）。文件没有保留。</translation>
    </message>
    <message>
        <source>The files give other outputs than the model (difference {difference:.1e}). They were not kept.</source>
        <translation>文件给出的输出与模型不同（误差 {difference:.1e}）。这些文件没有保留。</translation>
    </message>
    <message>
        <source>A training script can be written for a recipe of one step; this one has {count}. Export to a name that ends in .py to get the network alone.</source>
        <translation>只有单步骤的训练配方才能导出为训练脚本；当前配方有 {count} 个步骤。如果只需要网络，请导出到以 .py 结尾的文件名。</translation>
    </message>
    <message>
        <source>{count} numbers written and read back, all equal.</source>
        <translation>已写入并读回 {count} 个数，全部一致。</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Written: the text that the program runs.</source>
        <translation>已写入：与程序实际运行的代码相同。</translation>
    </message>
    <message>
        <source>Written without weights: run train.py there.</source>
        <translation>已写入，不含权重：请在该文件夹中运行 train.py。</translation>
    </message>
    <message>
        <source>Read back: the files give the same outputs as the model, bit for bit.</source>
        <translation>已读回验证：文件给出的输出与模型逐位一致。</translation>
    </message>
    <message>
        <source>Read back: same outputs, bit for bit. The data is too large to be copied: train.py says what it needs.</source>
        <translation>已读回验证：输出逐位一致。数据太大，没有一并复制：train.py 中写明了它需要什么。</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} 没有写入：{reason}。</translation>
    </message>
</context>
<context>
    <name>Expressions</name>
    <message>
        <source>Make a variable {name}</source>
        <translation>新建变量 {name}</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Allowed are numbers, names of variables and + - * // %.</source>
        <translation>“{text}”不是数字。可以使用数字、变量名以及 + - * // %。</translation>
    </message>
    <message>
        <source>“{text}” gives a number that is too large.</source>
        <translation>“{text}”得到的数太大。</translation>
    </message>
    <message>
        <source>There is no variable “{name}”. Known are: {known}.</source>
        <translation>没有变量“{name}”。已有的变量：{known}。</translation>
    </message>
    <message>
        <source>“{name}” is not a number, and there is no variable of that name.</source>
        <translation>“{name}”不是数字，也没有叫这个名称的变量。</translation>
    </message>
    <message>
        <source>“{text}” divides by zero.</source>
        <translation>“{text}”中出现了除以零。</translation>
    </message>
</context>
<context>
    <name>FailureStrip</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Families</name>
    <message>
        <source>Input &amp; output</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Linear &amp; embedding</source>
        <translation>全连接与嵌入</translation>
    </message>
    <message>
        <source>Shape &amp; merge</source>
        <translation>形状与合并</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Recurrent &amp; attention</source>
        <translation>循环与注意力</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>The program made a mistake. Your work is still here: save it now.</source>
        <translation>程序出错了。你的工作还在：请立即保存。</translation>
    </message>
    <message>
        <source>If it happens again, copy the details and report them with what you did.</source>
        <translation>如果再次出现，请复制详细信息，并连同你所做的操作一起报告。</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>There is not enough memory for this. A smaller network needs less.</source>
        <translation>内存不足，无法完成此操作。网络越小，所需内存越少。</translation>
    </message>
    <message>
        <source>Set the batch size to {half}</source>
        <translation>把批大小设为 {half}</translation>
    </message>
    <message>
        <source>The engine stopped with an error that should not happen ({kind}: {reason}). Your work is safe; the log has the details.</source>
        <translation>计算引擎因一个不该出现的错误而停止（{kind}：{reason}）。你的工作没有丢失；详细信息见日志。</translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded on this computer ({reason}). Networks can be built and exported as a picture, but not trained. Install PyTorch again.</source>
        <translation>无法在这台电脑上加载 PyTorch（{reason}）。可以搭建网络并导出为图片，但不能训练。请重新安装 PyTorch。</translation>
    </message>
    <message>
        <source>There is not enough memory for batches of {size} samples. Try a batch size of {half}; the weights so far are kept.</source>
        <translation>内存不足，无法处理每批 {size} 个样本。请把批大小改为 {half} 试试；到目前为止的权重已保留。</translation>
    </message>
</context>
<context>
    <name>FeatureMapsPanel</name>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Sample that is shown</source>
        <translation>当前显示的样本</translation>
    </message>
    <message>
        <source>Order and colours of the maps</source>
        <translation>特征图的顺序与配色</translation>
    </message>
    <message>
        <source>Save the maps as a picture</source>
        <translation>把特征图保存为图片</translation>
    </message>
    <message>
        <source>Order by index</source>
        <translation>按序号排序</translation>
    </message>
    <message>
        <source>Order by activation</source>
        <translation>按激活强度排序</translation>
    </message>
    <message>
        <source>Colours: {0}</source>
        <translation>配色：{0}</translation>
    </message>
    <message>
        <source>Select a layer to see what it gives.</source>
        <translation>选中一个层，查看它的输出。</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Nothing uses this layer.</source>
        <translation>没有任何层使用此层。</translation>
    </message>
    <message>
        <source>colour picture</source>
        <translation>彩色图片</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} maps</source>
        <translation>特征图 {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n 张特征图</numerusform>
        </translation>
    </message>
    <message>
        <source>sample “{0}”</source>
        <translation>样本“{0}”</translation>
    </message>
    <message>
        <source>of the network before your changes</source>
        <translation>来自修改之前的网络</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Type a number here: an expression cannot add or take ports.</source>
        <translation>这里请填一个数：表达式不能增减端口。</translation>
    </message>
    <message>
        <source>A number is needed, for example 0.5.</source>
        <translation>此处需要填写一个数字，例如 0.5。</translation>
    </message>
    <message>
        <source>On or off is needed (true or false).</source>
        <translation>需要填写开或关（true 或 false）。</translation>
    </message>
    <message>
        <source>A number in the file is not finite.</source>
        <translation>文件中有一个数不是有限数。</translation>
    </message>
    <message>
        <source>A parameter in the file is not a plain value.</source>
        <translation>文件中有一个参数不是简单的值。</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high} is needed.</source>
        <translation>需要一个 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>改用 {value}</translation>
    </message>
    <message>
        <source>A number between {low:g} and {high:g} is needed.</source>
        <translation>需要一个 {low:g} 到 {high:g} 之间的数。</translation>
    </message>
    <message>
        <source>A factor above 0 is needed, at most {high}.</source>
        <translation>需要一个大于 0 的倍数，最大为 {high}。</translation>
    </message>
    <message>
        <source>{value} is not a whole number. {rule}</source>
        <translation>{value} 不是整数。{rule}</translation>
    </message>
    <message>
        <source>A number above {low:g} is needed.</source>
        <translation>需要一个大于 {low:g} 的数。</translation>
    </message>
    <message>
        <source>A number from {low:g} upwards is needed.</source>
        <translation>需要一个大于或等于 {low:g} 的数。</translation>
    </message>
    <message>
        <source>A number above {low:g}, up to {high:g}, is needed.</source>
        <translation>需要一个大于 {low:g}、不超过 {high:g} 的数。</translation>
    </message>
    <message>
        <source>“{value}” is not one of: {known}.</source>
        <translation>“{value}”不是以下任何一项：{known}。</translation>
    </message>
    <message>
        <source>{rank} numbers are needed, or one for all: {count} were given.</source>
        <translation>需要 {rank} 个数，或共用一个数：目前给出了 {count} 个。</translation>
    </message>
    <message>
        <source>Between 1 and {most} sizes are needed.</source>
        <translation>需要填写 1 到 {most} 个大小。</translation>
    </message>
    <message>
        <source>One line of at most {limit} characters is needed.</source>
        <translation>需要一行文字，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>At most {most} texts of one line and {limit} characters each are needed.</source>
        <translation>最多可填 {most} 个文本，每个一行，不超过 {limit} 个字符。</translation>
    </message>
    <message>
        <source>Lists of texts are needed.</source>
        <translation>需要文本列表。</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a recent file…</source>
        <translation>打开最近的文件…</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Projects and pictures of them (*.loom *.png *.svg);;All files (*)</source>
        <translation>项目及其图片 (*.loom *.png *.svg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Layerloom projects (*.loom);;All files (*)</source>
        <translation>Layerloom 项目 (*.loom);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>This is not a Layerloom project.</source>
        <translation>这不是 Layerloom 项目。</translation>
    </message>
    <message>
        <source>The file does not say its version.</source>
        <translation>文件没有写明版本。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>文件的嵌套层次太深。</translation>
    </message>
    <message>
        <source>The file holds no project.</source>
        <translation>文件中没有项目。</translation>
    </message>
    <message>
        <source>A newer Layerloom wrote this file (version {version}; this one reads up to {known}). Update Layerloom to open it.</source>
        <translation>此文件由更新版本的 Layerloom 写入（版本 {version}；当前程序最高支持到 {known}）。请更新 Layerloom 后再打开。</translation>
    </message>
    <message>
        <source>The file holds {name}, not a number.</source>
        <translation>文件中本应是数字的地方写的是 {name}。</translation>
    </message>
    <message>
        <source>The file is larger than {most} MB.</source>
        <translation>文件大于 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” stands twice in the file.</source>
        <translation>“{name}”在文件中出现了两次。</translation>
    </message>
    <message>
        <source>The file is damaged at {place}: {wanted} is expected there.</source>
        <translation>文件在 {place} 处损坏：此处应为 {wanted}。</translation>
    </message>
    <message>
        <source>The file is damaged or cut off: it cannot be read at line {line}, column {column}.</source>
        <translation>文件已损坏或不完整：在第 {line} 行第 {column} 列无法读取。</translation>
    </message>
</context>
<context>
    <name>FiltersCard</name>
    <message>
        <source>Filters now</source>
        <translation>当前的卷积核</translation>
    </message>
    <message>
        <source>Shown as soon as the weights are drawn.</source>
        <translation>权重生成后即可显示。</translation>
    </message>
</context>
<context>
    <name>FiltersPanel</name>
    <message>
        <source>Save the filters as a picture</source>
        <translation>把卷积核保存为图片</translation>
    </message>
    <message>
        <source>Select a layer with weights.</source>
        <translation>请选中一个带权重的层。</translation>
    </message>
    <message>
        <source>This layer has no weights.</source>
        <translation>此层没有权重。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>显示 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n 个卷积核</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} filters</source>
        <translation>卷积核 {0} / {1}</translation>
    </message>
    <message>
        <source>{0:.3g} to {1:.3g}</source>
        <translation>{0:.3g} 到 {1:.3g}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Nothing is found for “{0}”.</source>
        <translation>没有找到“{0}”。</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation>重置 {0}</translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>out = max(0, in)</source>
        <translation>out = max(0, in)</translation>
    </message>
    <message>
        <source>out = min(max(0, in), 6)</source>
        <translation>out = min(max(0, in), 6)</translation>
    </message>
    <message>
        <source>out = 1.0507·in where in &gt; 0, else 1.7581·(exp(in) − 1)</source>
        <translation>in &gt; 0 时 out = 1.0507·in，否则 1.7581·(exp(in) − 1)</translation>
    </message>
    <message>
        <source>out = 0.5·in·(1 + tanh(√(2/π)·(in + 0.044715·in³)))</source>
        <translation>out = 0.5·in·(1 + tanh(√(2/π)·(in + 0.044715·in³)))</translation>
    </message>
    <message>
        <source>out = in·Φ(in), Φ: the normal distribution function</source>
        <translation>out = in·Φ(in)，Φ：标准正态分布函数</translation>
    </message>
    <message>
        <source>out = in / (1 + exp(−in))</source>
        <translation>out = in / (1 + exp(−in))</translation>
    </message>
    <message>
        <source>out = in·tanh(log(1 + exp(in)))</source>
        <translation>out = in·tanh(log(1 + exp(in)))</translation>
    </message>
    <message>
        <source>out = in·min(max(0, in + 3), 6) / 6</source>
        <translation>out = in·min(max(0, in + 3), 6) / 6</translation>
    </message>
    <message>
        <source>out = 1 / (1 + exp(−in))</source>
        <translation>out = 1 / (1 + exp(−in))</translation>
    </message>
    <message>
        <source>out = min(max(0, in + 3), 6) / 6</source>
        <translation>out = min(max(0, in + 3), 6) / 6</translation>
    </message>
    <message>
        <source>out = −log(1 + exp(−in))</source>
        <translation>out = −log(1 + exp(−in))</translation>
    </message>
    <message>
        <source>out = (exp(in) − exp(−in)) / (exp(in) + exp(−in))</source>
        <translation>out = (exp(in) − exp(−in)) / (exp(in) + exp(−in))</translation>
    </message>
    <message>
        <source>out = in / (1 + |in|)</source>
        <translation>out = in / (1 + |in|)</translation>
    </message>
    <message>
        <source>in training everything is 0; afterwards out = in</source>
        <translation>训练时全部为 0；训练后 out = in</translation>
    </message>
    <message>
        <source>afterwards: out = in</source>
        <translation>训练后：out = in</translation>
    </message>
    <message>
        <source>out[j] = Σᵢ weight[j, i]·in[i] + bias[j]</source>
        <translation>out[j] = Σᵢ weight[j, i]·in[i] + bias[j]</translation>
    </message>
    <message>
        <source>out[j] = Σᵢ weight[j, i]·in[i]</source>
        <translation>out[j] = Σᵢ weight[j, i]·in[i]</translation>
    </message>
    <message>
        <source>mean and variance of each number: over the batch</source>
        <translation>每个数的均值和方差：在整批上计算</translation>
    </message>
    <message>
        <source>out = in</source>
        <translation>out = in</translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else {slope:g}·in</source>
        <translation>in &gt; 0 时 out = in，否则 {slope:g}·in</translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else {alpha:g}·(exp(in) − 1)</source>
        <translation>in &gt; 0 时 out = in，否则 {alpha:g}·(exp(in) − 1)</translation>
    </message>
    <message>
        <source>out = 1 where in ≥ {threshold:g}, else {low}; gradient: that of out = in</source>
        <translation>in ≥ {threshold:g} 时 out = 1，否则 {low}；梯度：按 out = in 计算</translation>
    </message>
    <message>
        <source>outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the {count} values of axis {dim}</source>
        <translation>outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ)，j 取遍轴 {dim} 的 {count} 个值</translation>
    </message>
    <message>
        <source>params = {total}</source>
        <translation>参数 = {total}</translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else a·in; each channel learns its a, which begins at {init:g}</source>
        <translation>in &gt; 0 时 out = in，否则 a·in；每个通道学习各自的 a，初始为 {init:g}</translation>
    </message>
    <message>
        <source>in training: in where in &gt; 0, else a·in, a random from {lower:.3g} to {upper:.3g}</source>
        <translation>训练时：in &gt; 0 时为 in，否则 a·in，a 在 {lower:.3g} 到 {upper:.3g} 之间随机取</translation>
    </message>
    <message>
        <source>afterwards: out = in where in &gt; 0, else {slope:.3g}·in</source>
        <translation>之后：in &gt; 0 时 out = in，否则 {slope:.3g}·in</translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else {alpha:g}·(exp(in/{alpha:g}) − 1)</source>
        <translation>in &gt; 0 时 out = in，否则 {alpha:g}·(exp(in/{alpha:g}) − 1)</translation>
    </message>
    <message>
        <source>out = log(1 + exp({beta:g}·in)) / {beta:g}; out = in where {beta:g}·in &gt; {threshold:g}</source>
        <translation>out = log(1 + exp({beta:g}·in)) / {beta:g}；{beta:g}·in &gt; {threshold:g} 时 out = in</translation>
    </message>
    <message>
        <source>out = in where in &gt; 0, else a·in; a is learned and begins at {init:g}</source>
        <translation>in &gt; 0 时 out = in，否则 a·in；a 由学习得到，初始为 {init:g}</translation>
    </message>
    <message>
        <source>outᵢ = inᵢ − log Σⱼ exp(inⱼ), j over the {count} values of axis {dim}</source>
        <translation>outᵢ = inᵢ − log Σⱼ exp(inⱼ)，j 取遍轴 {dim} 的 {count} 个值</translation>
    </message>
    <message>
        <source>outᵢ = exp(−inᵢ) / Σⱼ exp(−inⱼ), j over the {count} values of axis {dim}</source>
        <translation>outᵢ = exp(−inᵢ) / Σⱼ exp(−inⱼ)，j 取遍轴 {dim} 的 {count} 个值</translation>
    </message>
    <message>
        <source>outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ), j over the {count} channels at each place</source>
        <translation>outᵢ = exp(inᵢ) / Σⱼ exp(inⱼ)，j 取遍每个位置上的 {count} 个通道</translation>
    </message>
    <message>
        <source>out = a / (1 + exp(−b)); a: the first {half} of axis {dim}, b: the last {half}</source>
        <translation>out = a / (1 + exp(−b))；a：轴 {dim} 的前 {half} 个，b：后 {half} 个</translation>
    </message>
    <message>
        <source>out = min(max({low:g}, in), {high:g})</source>
        <translation>out = min(max({low:g}, in), {high:g})</translation>
    </message>
    <message>
        <source>out = in where |in| &gt; {lambd:g}, else 0</source>
        <translation>|in| &gt; {lambd:g} 时 out = in，否则 0</translation>
    </message>
    <message>
        <source>out = in − {lambd:g} where in &gt; {lambd:g}, in + {lambd:g} where in &lt; −{lambd:g}, else 0</source>
        <translation>in &gt; {lambd:g} 时 out = in − {lambd:g}，in &lt; −{lambd:g} 时 out = in + {lambd:g}，否则 0</translation>
    </message>
    <message>
        <source>out = in where in &gt; {threshold:g}, else {value:g}</source>
        <translation>in &gt; {threshold:g} 时 out = in，否则 {value:g}</translation>
    </message>
    <message>
        <source>{name} = 1: the largest of all {size}</source>
        <translation>{name} = 1：全部 {size} 个中的最大值</translation>
    </message>
    <message>
        <source>{name} = {out}: position i is the largest from ⌊i·{size}/{out}⌋ up to ⌈(i + 1)·{size}/{out}⌉</source>
        <translation>{name} = {out}：位置 i 是从 ⌊i·{size}/{out}⌋ 到 ⌈(i + 1)·{size}/{out}⌉ 的最大值</translation>
    </message>
    <message>
        <source>out = {factor:g}·in</source>
        <translation>out = {factor:g}·in</translation>
    </message>
    <message>
        <source>out = {function}(in)</source>
        <translation>输出 = {function}(输入)</translation>
    </message>
    <message>
        <source>{first} · {second} → {out}</source>
        <translation>{first} · {second} → {out}</translation>
    </message>
    <message>
        <source>multiply-adds = {total}</source>
        <translation>乘加次数 = {total}</translation>
    </message>
    <message>
        <source>{heads} heads of {width} features; Linear {model} → {inner} → {model}</source>
        <translation>{heads} 个头，每个 {width} 个特征；全连接 {model} → {inner} → {model}</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>out = the mean of {count} numbers</source>
        <translation>out = {count} 个数的平均值</translation>
    </message>
    <message>
        <source>out = {value:g}</source>
        <translation>输出 = {value:g}</translation>
    </message>
    <message>
        <source>params = {outer}·({inner}) = {total}</source>
        <translation>参数量 = {outer}·({inner}) = {total}</translation>
    </message>
    <message>
        <source>params = {outer}·({inner}) + {outer} = {total}</source>
        <translation>参数量 = {outer}·({inner}) + {outer} = {total}</translation>
    </message>
    <message>
        <source>{before} → {count} × {after}</source>
        <translation>{before} → {count} × {after}</translation>
    </message>
    <message>
        <source>in training: −1.758 with probability {p:g}, then scaled and shifted back to the old mean and deviation</source>
        <translation>训练时：以概率 {p:g} 变为 −1.758，再缩放和平移回原来的均值和标准差</translation>
    </message>
    <message>
        <source>mean: over {count} values of one sample</source>
        <translation>平均：一个样本的 {count} 个值</translation>
    </message>
    <message>
        <source>mean and variance of each channel of each sample: over {count} values</source>
        <translation>每个样本每个通道的均值和方差：{count} 个值</translation>
    </message>
    <message>
        <source>mean and variance of each of {groups} groups: over {count} values of one sample</source>
        <translation>{groups} 个组各自的均值和方差：一个样本的 {count} 个值</translation>
    </message>
    <message>
        <source>{name} = {before} + {size} + {after} = {out}</source>
        <translation>{name} = {before} + {size} + {after} = {out}</translation>
    </message>
    <message>
        <source>out = (Σ |a − b + {eps:g}|^{p:g})^(1/{p:g}), over {count} numbers</source>
        <translation>输出 = (Σ |a − b + {eps:g}|^{p:g})^(1/{p:g})，对 {count} 个数求和</translation>
    </message>
    <message>
        <source>rows = {sizes} = {out}</source>
        <translation>行数 = {sizes} = {out}</translation>
    </message>
    <message>
        <source>patches = {count}</source>
        <translation>小块数 = {count}</translation>
    </message>
    <message>
        <source>channels = {rows} / {whole} = {out}</source>
        <translation>通道数 = {rows} / {whole} = {out}</translation>
    </message>
    <message>
        <source>each output = (Σ x^{power})^(1/{power})</source>
        <translation>每个输出 = (Σ x^{power})^(1/{power})</translation>
    </message>
    <message>
        <source>h[t] = {function}(W_ih·x[t] + b_ih + W_hh·h[t−1] + b_hh)</source>
        <translation>h[t] = {function}(W_ih·x[t] + b_ih + W_hh·h[t−1] + b_hh)</translation>
    </message>
    <message>
        <source>{name} = ({size} − 1)·{stride} − 2·{padding} + {dilation}·({kernel} − 1) + {extra} + 1 = {out}</source>
        <translation>{name} = ({size} − 1)·{stride} − 2·{padding} + {dilation}·({kernel} − 1) + {extra} + 1 = {out}</translation>
    </message>
    <message>
        <source>params = {inner}{bias} = {total}</source>
        <translation>参数量 = {inner}{bias} = {total}</translation>
    </message>
    <message>
        <source>in training: 0 with probability {p:g}, else in / (1 − {p:g}) = {scale:.3g}·in</source>
        <translation>训练时：以概率 {p:g} 为 0，否则为 in / (1 − {p:g}) = {scale:.3g}·in</translation>
    </message>
    <message>
        <source>weights = softmax(Q·K / √{width}), {queries}×{keys} for each of {heads} heads</source>
        <translation>权重 = softmax(Q·K / √{width})，{heads} 个头各有 {queries}×{keys} 个</translation>
    </message>
    <message>
        <source>in training: 0 with probability {p:g}, for a whole {mode}</source>
        <translation>训练时：以概率 {p:g} 置 0（{mode}）</translation>
    </message>
    <message>
        <source>out = {mode} of weight[token t] over all t</source>
        <translation>out = 所有 t 的 weight[词元 t] 的 {mode}</translation>
    </message>
    <message>
        <source>params = {weights} = {total}</source>
        <translation>参数量 = {weights} = {total}</translation>
    </message>
    <message>
        <source>params = {weights} + {bias} = {total}</source>
        <translation>参数量 = {weights} + {bias} = {total}</translation>
    </message>
    <message>
        <source>out = sum of {count} inputs</source>
        <translation>out = {count} 个输入之和</translation>
    </message>
    <message>
        <source>out = product of {count} inputs</source>
        <translation>out = {count} 个输入之积</translation>
    </message>
    <message>
        <source>axis {dim}: {sizes} = {out}</source>
        <translation>轴 {dim}：{sizes} = {out}</translation>
    </message>
    <message>
        <source>{count} × {each} → {out}</source>
        <translation>{count} × {each} → {out}</translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})·weight + bias</source>
        <translation>out = (in − 均值) / √(方差 + {eps:g})·weight + bias</translation>
    </message>
    <message>
        <source>params = {factors} = {total}</source>
        <translation>参数量 = {factors} = {total}</translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})</source>
        <translation>out = (in − 均值) / √(方差 + {eps:g})</translation>
    </message>
    <message>
        <source>out = (in − mean) / √(variance + {eps:g})·weight</source>
        <translation>out = (in − 均值) / √(方差 + {eps:g})·weight</translation>
    </message>
    <message>
        <source>mean and variance: over {count} values of one sample</source>
        <translation>均值和方差：在一个样本的 {count} 个值上计算</translation>
    </message>
    <message>
        <source>out = in / ({k:g} + {alpha:g}/{size}·Σ in² over {size} channels)^{beta:g}</source>
        <translation>out = in / ({k:g} + {alpha:g}/{size}·Σ in²，{size} 个通道)^{beta:g}</translation>
    </message>
    <message>
        <source>mean and variance of each channel: over the batch × {positions} values</source>
        <translation>每个通道的均值和方差：在整批 × {positions} 个值上计算</translation>
    </message>
    <message>
        <source>weights = {factors}</source>
        <translation>权重 = {factors}</translation>
    </message>
    <message>
        <source>out = Σ a·b / (|a|·|b|), each over {count} numbers</source>
        <translation>out = Σ a·b / (|a|·|b|)，各对 {count} 个数</translation>
    </message>
    <message>
        <source>{name} = ⌈({size} + 2·{padding} − {reach}) / {stride}⌉ + 1, without windows that begin past the end = {out}</source>
        <translation>{name} = ⌈({size} + 2·{padding} − {reach}) / {stride}⌉ + 1，不计起点超出末尾的窗口 = {out}</translation>
    </message>
    <message>
        <source>each output = the largest of {count} values of its channel</source>
        <translation>每个输出 = 所在通道 {count} 个值中的最大值</translation>
    </message>
    <message>
        <source>each output = the mean of {count} values of its channel</source>
        <translation>每个输出 = 所在通道 {count} 个值的均值</translation>
    </message>
    <message>
        <source>each output = the sum of {count} values of its channel / {divisor}</source>
        <translation>每个输出 = 所在通道 {count} 个值之和 / {divisor}</translation>
    </message>
    <message>
        <source>{name} = {out}: position i is the mean from ⌊i·{size}/{out}⌋ up to ⌈(i + 1)·{size}/{out}⌉</source>
        <translation>{name} = {out}：位置 i 为从 ⌊i·{size}/{out}⌋ 到 ⌈(i + 1)·{size}/{out}⌉ 的均值</translation>
    </message>
    <message>
        <source>{name} = 1: the mean of all {size}</source>
        <translation>{name} = 1：全部 {size} 个值的均值</translation>
    </message>
    <message>
        <source>multiply-adds = {factors} = {total}</source>
        <translation>乘加次数 = {factors} = {total}</translation>
    </message>
    <message>
        <source>{steps} steps, one after the other</source>
        <translation>{steps} 步，一步接一步</translation>
    </message>
    <message>
        <source>{sizes} = {out}</source>
        <translation>{sizes} = {out}</translation>
    </message>
    <message>
        <source>{name} = ⌊{size}·{factor:g}⌋ = {out}</source>
        <translation>{name} = ⌊{size}·{factor:g}⌋ = {out}</translation>
    </message>
    <message>
        <source>{name} = {out}</source>
        <translation>{name} = {out}</translation>
    </message>
    <message>
        <source>steps = 1 + {steps} = {out}</source>
        <translation>步数 = 1 + {steps} = {out}</translation>
    </message>
    <message>
        <source>params = {sizes} = {total}</source>
        <translation>参数 = {sizes} = {total}</translation>
    </message>
    <message>
        <source>{name} = ({size} − 1)·{stride} − 2·{padding} + {kernel} = {out}</source>
        <translation>{name} = ({size} − 1)·{stride} − 2·{padding} + {kernel} = {out}</translation>
    </message>
    <message>
        <source>{name} = ⌊({size} + {padding} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1 = {out}</source>
        <translation>{name} = ⌊({size} + {padding} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1 = {out}</translation>
    </message>
    <message>
        <source>{name} = ⌊({size} + {padding} − {kernel}) / {stride}⌋ + 1 = {out}</source>
        <translation>{name} = ⌊({size} + {padding} − {kernel}) / {stride}⌋ + 1 = {out}</translation>
    </message>
    <message>
        <source>out = in − tanh(in)</source>
        <translation>out = in − tanh(in)</translation>
    </message>
    <message>
        <source>out = exp(in)</source>
        <translation>out = exp(in)</translation>
    </message>
    <message>
        <source>out = in, gradient = 0</source>
        <translation>out = in，梯度 = 0</translation>
    </message>
    <message>
        <source>out = first − second</source>
        <translation>out = 第一个 − 第二个</translation>
    </message>
    <message>
        <source>out[i, j] = Σ first[i, k]·second[k, j] over k</source>
        <translation>out[i, j] = Σ first[i, k]·second[k, j] over k</translation>
    </message>
    <message>
        <source>out = W_out·(weights·V)</source>
        <translation>out = W_out·(权重·V)</translation>
    </message>
    <message>
        <source>x = x + attention(norm(x)), x = x + linear(norm(x))</source>
        <translation>x = x + 注意力(归一化(x))，x = x + 全连接(归一化(x))</translation>
    </message>
    <message>
        <source>x = norm(x + attention(x)), x = norm(x + linear(x))</source>
        <translation>x = 归一化(x + 注意力(x))，x = 归一化(x + 全连接(x))</translation>
    </message>
    <message>
        <source>out[t] = weight[token t]</source>
        <translation>out[t] = weight[词元 t]</translation>
    </message>
    <message>
        <source>out[k] = Σᵢⱼ a[i]·weight[k, i, j]·b[j]</source>
        <translation>out[k] = Σᵢⱼ a[i]·weight[k, i, j]·b[j]</translation>
    </message>
    <message>
        <source>out = in + position</source>
        <translation>out = in + 位置</translation>
    </message>
    <message>
        <source>out = in / √(mean of in² + ε)·weight</source>
        <translation>out = in / √(in² 的平均 + ε)·weight</translation>
    </message>
    <message>
        <source>out = in / √(mean of in² + ε)</source>
        <translation>out = in / √(in² 的平均 + ε)</translation>
    </message>
    <message>
        <source>r[t], z[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)</source>
        <translation>r[t], z[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)</translation>
    </message>
    <message>
        <source>n[t] = tanh(W·x[t] + b + r[t]·(W·h[t−1] + b))</source>
        <translation>n[t] = tanh(W·x[t] + b + r[t]·(W·h[t−1] + b))</translation>
    </message>
    <message>
        <source>h[t] = (1 − z[t])·n[t] + z[t]·h[t−1]</source>
        <translation>h[t] = (1 − z[t])·n[t] + z[t]·h[t−1]</translation>
    </message>
    <message>
        <source>i[t], f[t], o[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)</source>
        <translation>i[t], f[t], o[t] = sigmoid(W·x[t] + b + W·h[t−1] + b)</translation>
    </message>
    <message>
        <source>c[t] = f[t]·c[t−1] + i[t]·tanh(W·x[t] + b + W·h[t−1] + b)</source>
        <translation>c[t] = f[t]·c[t−1] + i[t]·tanh(W·x[t] + b + W·h[t−1] + b)</translation>
    </message>
    <message>
        <source>h[t] = o[t]·tanh(c[t])</source>
        <translation>h[t] = o[t]·tanh(c[t])</translation>
    </message>
    <message>
        <source>in training: sample = mean + exp(log_variance / 2)·ε, ε random</source>
        <translation>训练时：sample = mean + exp(log_variance / 2)·ε，ε 随机</translation>
    </message>
    <message>
        <source>afterwards: sample = mean</source>
        <translation>训练后：sample = mean</translation>
    </message>
    <message>
        <source>divergence = (mean² + exp(log_variance) − 1 − log_variance) / 2</source>
        <translation>divergence = (mean² + exp(log_variance) − 1 − log_variance) / 2</translation>
    </message>
    <message>
        <source>out = weight</source>
        <translation>输出 = 权重</translation>
    </message>
    <message>
        <source>windows at random places, drawn anew for each batch</source>
        <translation>窗口位置随机，每个批次重新抽取</translation>
    </message>
    <message>
        <source>out[indices[i]] = in[i], all others 0</source>
        <translation>out[indices[i]] = in[i]，其余为 0</translation>
    </message>
</context>
<context>
    <name>FunctionPlot</name>
    <message>
        <source>f({first}) = {low}, f({last}) = {high}; at x = {x}: {y}, slope {slope}</source>
        <translation>f({first}) = {low}，f({last}) = {high}；x = {x} 处：{y}，斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Gallery</source>
        <translation>模板库</translation>
    </message>
</context>
<context>
    <name>GivenDialog</name>
    <message>
        <source>All 0</source>
        <translation>全部为 0</translation>
    </message>
    <message>
        <source>Hands on what arrives</source>
        <translation>原样传递</translation>
    </message>
    <message>
        <source>Mean (blurs)</source>
        <translation>平均（模糊）</translation>
    </message>
    <message>
        <source>Sharpens</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Edges from left to right</source>
        <translation>从左到右的边缘</translation>
    </message>
    <message>
        <source>Edges from top to bottom</source>
        <translation>从上到下的边缘</translation>
    </message>
    <message>
        <source>Falling diagonal</source>
        <translation>向下的对角线</translation>
    </message>
    <message>
        <source>Rising diagonal</source>
        <translation>向上的对角线</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{1} 的 {0}：{2}</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>The number that painting sets.</source>
        <translation>涂画时设置的数。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Click or drag sets the brush&apos;s number, the right button 0.</source>
        <translation>点击或拖动设为画笔的数，右键设为 0。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was pasted is larger than the table: nothing was changed.</source>
        <translation>粘贴的内容比表格大：没有任何改动。</translation>
    </message>
    <message>
        <source>“{0}” is not a finite number: nothing was changed.</source>
        <translation>“{0}”不是有限的数：没有任何改动。</translation>
    </message>
</context>
<context>
    <name>HappensCard</name>
    <message>
        <source>What happens here</source>
        <translation>这里发生了什么</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>The network has no last layer whose width can be set: a Linear or a convolution before the output is needed, with single wires between them.</source>
        <translation>网络没有可设定宽度的最后一层：输出之前需要一个 Linear 或卷积层，其间每层只有一条连线。</translation>
    </message>
    <message>
        <source>Data and training have problems that have to be mended first.</source>
        <translation>数据和训练设置有问题，须先修复。</translation>
    </message>
    <message>
        <source>{name} is used more than once, so its last layer cannot be replaced for one use. Make it independent first.</source>
        <translation>{name} 被多次使用，因此无法只替换其中一处的最后一层。请先使其独立。</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>As it was before</source>
        <translation>更改之前</translation>
    </message>
    <message>
        <source>{0}, now</source>
        <translation>{0}，当前</translation>
    </message>
    <message>
        <source>{0}, undone</source>
        <translation>{0}，已撤销</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>Initialisers</name>
    <message>
        <source>Set {field} to {value:g}</source>
        <translation>把 {field} 设为 {value:g}</translation>
    </message>
    <message>
        <source>The smallest number {a:g} is above the largest {b:g}.</source>
        <translation>最小的数 {a:g} 大于最大的数 {b:g}。</translation>
    </message>
    <message>
        <source>The mean {mean:g} must lie between the bounds {a:g} and {b:g}.</source>
        <translation>均值 {mean:g} 必须在界限 {a:g} 和 {b:g} 之间。</translation>
    </message>
    <message>
        <source>{count} filters cannot be split into {groups} equal groups.</source>
        <translation>{count} 个卷积核不能分成 {groups} 个相等的组。</translation>
    </message>
    <message>
        <source>{function} fills tensors with {allowed} axes, but this one has {count}. Choose another start.</source>
        <translation>{function} 用于有 {allowed} 个轴的张量，而这个有 {count} 个轴。请选择别的初值。</translation>
    </message>
</context>
<context>
    <name>InputModel</name>
    <message>
        <source>nothing yet</source>
        <translation>尚未连接</translation>
    </message>
</context>
<context>
    <name>InputsCard</name>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inputs in their order</source>
        <translation>按顺序排列的输入</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down move an input, Enter shows its layer</source>
        <translation>Alt+↑ 和 Alt+↓ 移动输入，Enter 显示它的层</translation>
    </message>
    <message>
        <source>Move the input up (Alt+Up)</source>
        <translation>上移这个输入 (Alt+↑)</translation>
    </message>
    <message>
        <source>Move the input down (Alt+Down)</source>
        <translation>下移这个输入 (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Rename {old} to {new}</source>
        <translation>把 {old} 重命名为 {new}</translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation>给 {name} 加标签</translation>
    </message>
    <message>
        <source>Set {field} of {count} layers</source>
        <translation>设置 {count} 个层的 {field}</translation>
    </message>
    <message>
        <source>Set {field} of {name}</source>
        <translation>设置 {name} 的 {field}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>There is no trained network to go on with: press Train.</source>
        <translation>没有可以继续训练的网络：请按“训练”。</translation>
    </message>
    <message>
        <source>The recipe has problems that have to be mended first.</source>
        <translation>训练配方有问题，需要先修复。</translation>
    </message>
    <message>
        <source>{title} is being trained. Stop it first; one training runs at a time.</source>
        <translation>{title} 正在训练。请先停止它；同一时间只能进行一个训练。</translation>
    </message>
    <message>
        <source>The weights of {file} that this network began with are not kept any more. Load them again, or reset the weights to begin with fresh ones.</source>
        <translation>此网络开始时所用的 {file} 的权重已不在。请重新载入，或重置权重以从新的权重开始。</translation>
    </message>
</context>
<context>
    <name>Layer</name>
    <message>
        <source>{layer} needs real numbers, but tokens (whole numbers) arrive: put an Embedding in front.</source>
        <translation>{layer} 需要实数，但到达的是词元（整数）：请在前面放一个 Embedding。</translation>
    </message>
    <message>
        <source>{layer} needs rows, maps or sequences, but a single number for each sample arrives: put an Unsqueeze in front.</source>
        <translation>{layer} 需要行、特征图或序列，但每个样本只到达一个数：请在前面放一个 Unsqueeze。</translation>
    </message>
    <message>
        <source>{layer} looks up tokens (whole numbers), but real numbers arrive. Set dtype of the Input to int64, if its data are tokens.</source>
        <translation>{layer} 查的是词元（整数），但到达的是实数。如果数据是词元，请把 Input 的 dtype 设为 int64。</translation>
    </message>
    <message>
        <source>{field} is {typed}, but {arrives} arrives. Set it to auto or to {arrives}.</source>
        <translation>{field} 为 {typed}，但实际输入为 {arrives}。请把它设为 auto 或 {arrives}。</translation>
    </message>
    <message>
        <source>Set {field} to auto</source>
        <translation>把 {field} 设为 auto</translation>
    </message>
    <message>
        <source>Insert Embedding in front</source>
        <translation>在前面插入 Embedding</translation>
    </message>
    <message>
        <source>Insert Unsqueeze in front</source>
        <translation>在前面插入 Unsqueeze</translation>
    </message>
</context>
<context>
    <name>LayerTree</name>
    <message>
        <source>fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>Blocks of this project</source>
        <translation>本项目的块</translation>
    </message>
    <message>
        <source>Delete the block</source>
        <translation>删除块</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Padding “same” keeps the size and so needs stride 1. Set the stride to 1, or give the padding as a number.</source>
        <translation>填充“same”保持大小不变，因此步幅必须为 1。请把步幅设为 1，或用数字指定填充。</translation>
    </message>
    <message>
        <source>One value per channel arrives. Without running statistics a single sample then has nothing to be compared with: switch track_running_stats on.</source>
        <translation>每个通道只输入一个值。没有滑动统计量时，单个样本就没有可比较的对象：请开启 track_running_stats。</translation>
    </message>
    <message>
        <source>sequences (channels × length)</source>
        <translation>序列（通道 × 长度）</translation>
    </message>
    <message>
        <source>pictures (channels × height × width)</source>
        <translation>图片（通道 × 高 × 宽）</translation>
    </message>
    <message>
        <source>volumes (channels × depth × height × width)</source>
        <translation>体数据（通道 × 深 × 高 × 宽）</translation>
    </message>
    <message>
        <source>Insert Unsqueeze in front</source>
        <translation>在前面插入 Unsqueeze</translation>
    </message>
    <message>
        <source>Insert Squeeze in front: each row is a step</source>
        <translation>在前面插入 Squeeze：每行是一步</translation>
    </message>
    <message>
        <source>Insert Flatten in front: each channel is a step</source>
        <translation>在前面插入 Flatten：每个通道是一步</translation>
    </message>
    <message>
        <source>Delete this layer</source>
        <translation>删除这一层</translation>
    </message>
    <message>
        <source>Insert Flatten in front</source>
        <translation>在前面插入 Flatten</translation>
    </message>
    <message>
        <source>Upsample needs either size or scale_factor. Set one of them and leave the other at None.</source>
        <translation>Upsample 需要 size 或 scale_factor 中的一个。请设置其中一个，另一个保持为 None。</translation>
    </message>
    <message>
        <source>With a given size there is no factor to work out again. Switch recompute_scale_factor off.</source>
        <translation>指定了 size 时，没有可重新计算的倍数。请关闭 recompute_scale_factor。</translation>
    </message>
    <message>
        <source>Nothing is left: padding cuts off more than the layer puts out ({size}). Make padding smaller.</source>
        <translation>输出为空：padding 裁掉的部分超过了该层的输出（{size}）。请减小 padding。</translation>
    </message>
    <message>
        <source>{layer} joins two or more inputs: wire a second one in.</source>
        <translation>{layer} 用来合并两个或更多输入：请再连入一个。</translation>
    </message>
    <message>
        <source>PReLU has {given} slopes, but {channels} channels arrive: it needs one for all, or one for each. Set num_parameters to 1 or {channels}.</source>
        <translation>PReLU 有 {given} 个斜率，但到达的是 {channels} 个通道：应为所有通道共用一个，或每个通道一个。请把 num_parameters 设为 1 或 {channels}。</translation>
    </message>
    <message>
        <source>The least slope, {lower:g}, is above the largest, {upper:g}: make lower smaller or upper larger.</source>
        <translation>斜率的下限 {lower:g} 大于上限 {upper:g}：请减小 lower 或增大 upper。</translation>
    </message>
    <message>
        <source>GLU halves axis {dim} of {arrives}, but {size} is odd: give it an even number.</source>
        <translation>GLU 要把 {arrives} 的轴 {dim} 对半分，但 {size} 是奇数：请让它成为偶数。</translation>
    </message>
    <message>
        <source>Nothing lies between {low:g} and {high:g}: max_val has to be above min_val.</source>
        <translation>{low:g} 与 {high:g} 之间没有数：max_val 必须大于 min_val。</translation>
    </message>
    <message>
        <source>MatMul needs n×k and k×m, but {shapes} arrive: the last axis of the first has to be as long as the last but one of the second.</source>
        <translation>MatMul 需要 n×k 和 k×m，但到达的是 {shapes}：第一个的最后一条轴必须和第二个的倒数第二条轴一样长。</translation>
    </message>
    <message>
        <source>{width} features cannot be split equally among {heads} heads: {field} has to divide {width}.</source>
        <translation>{width} 个特征无法平均分给 {heads} 个头：{field} 必须能整除 {width}。</translation>
    </message>
    <message>
        <source>{layer} compares steps by their features: {wanted} are needed at {port}, but {arrives} arrives. A Linear with {wanted} outputs brings them there.</source>
        <translation>{layer} 按特征比较各步：{port} 处需要 {wanted} 个特征，但到达的是 {arrives}。用一个有 {wanted} 个输出的 Linear 就能做到。</translation>
    </message>
    <message>
        <source>{layer} needs a sequence (steps × features) at {port}, but {arrives} arrives. Unsqueeze adds an axis, Flatten with start_dim 2 joins those behind the first.</source>
        <translation>{layer} 在 {port} 处需要序列（步 × 特征），但到达的是 {arrives}。Unsqueeze 增加一条轴，start_dim 为 2 的 Flatten 合并第一条之后的轴。</translation>
    </message>
    <message>
        <source>To each key belongs one value, but {keys} keys and {values} values arrive. Wire both inputs to the same layer.</source>
        <translation>每个键对应一个值，但到达的是 {keys} 个键和 {values} 个值。请把两个输入接到同一层。</translation>
    </message>
    <message>
        <source>An axis is named twice in {dims}: name each of them once.</source>
        <translation>{dims} 中有一条轴写了两次：每条只写一次。</translation>
    </message>
    <message>
        <source>Reshape keeps all numbers and only counts them off anew: {arrives} holds {count}, which do not fill {shape} exactly. Put −1 in place of one size: it takes what is left over.</source>
        <translation>Reshape 保留所有的数，只是重新排列：{arrives} 共有 {count} 个数，不能正好填满 {shape}。可把其中一个大小写成 −1，它取剩下的部分。</translation>
    </message>
    <message>
        <source>{dims} is no order of the {rank} axes of {arrives}: name each of 1 to {rank} once.</source>
        <translation>{dims} 不是 {arrives} 的 {rank} 条轴的一种顺序：请把 1 到 {rank} 各写一次。</translation>
    </message>
    <message>
        <source>Axis {dim} has {size} places, 0 to {last}: there is no {index}. −1 is always the last one.</source>
        <translation>轴 {dim} 有 {size} 个位置，从 0 到 {last}：没有 {index}。−1 总是最后一个。</translation>
    </message>
    <message>
        <source>Nothing of the {size} places of axis {dim} is left. Let start be smaller, or end larger: places are counted from 0, and end itself is left out.</source>
        <translation>轴 {dim} 的 {size} 个位置一个也没有剩下。请减小 start，或增大 end：位置从 0 数起，end 本身不包括在内。</translation>
    </message>
    <message>
        <source>Axis {dim} of {arrives} has {size} places: only an axis of size 1 can be left out, or numbers would be lost. Name another axis, or delete Squeeze.</source>
        <translation>{arrives} 的轴 {dim} 有 {size} 个位置：只能去掉大小为 1 的轴，否则会丢失数。请写另一条轴，或删除 Squeeze。</translation>
    </message>
    <message>
        <source>{count} channels ({side}) cannot be split into {groups} equal groups. Set groups to 1, or to a number that divides in_channels and out_channels.</source>
        <translation>{count} 个通道（{side}）无法平均分成 {groups} 组。请把 groups 设为 1，或设为能整除 in_channels 和 out_channels 的数。</translation>
    </message>
    <message>
        <source>Padding mode “{mode}” cannot add {padding} pixels to an input of {size}: there are not enough to repeat. Add fewer, or zeros.</source>
        <translation>填充模式“{mode}”无法给大小为 {size} 的输入添加 {padding} 个像素：可供重复的像素不够。请少加一些，或改用零填充。</translation>
    </message>
    <message>
        <source>Axis {dim} of {arrives} has {size} places, which cannot be cut into {count} equal parts. Choose a number that divides {size}.</source>
        <translation>{arrives} 的第 {dim} 轴有 {size} 个位置，无法切成 {count} 个相等的部分。请选择能整除 {size} 的数。</translation>
    </message>
    <message>
        <source>{layer} needs a variance for each mean, but {mean} means and {variances} variances arrive. Give the two layers before it the same number of outputs.</source>
        <translation>{layer} 的每个均值需要一个方差，但到达的是 {mean} 个均值和 {variances} 个方差。请让前面的两层有相同的输出数。</translation>
    </message>
    <message>
        <source>padding_idx {index} is no token: there are 0 to {last}. Name one of them, or none.</source>
        <translation>padding_idx {index} 不是词元：只有 0 到 {last}。请写其中之一，或不写。</translation>
    </message>
    <message>
        <source>{layer} makes one vector of one row of tokens, but {arrives} arrives. Put a Flatten in front, or use Embedding, which keeps all places.</source>
        <translation>{layer} 把一行词元变成一个向量，但到达的是 {arrives}。请在前面放一个 Flatten，或使用保留所有位置的 Embedding。</translation>
    </message>
    <message>
        <source>Nothing of {arrives} would be left. Make the output larger.</source>
        <translation>{arrives} 将什么也不剩。请增大输出。</translation>
    </message>
    <message>
        <source>{layer} measures how much the values of a channel differ, but only one value per channel arrives: it would always become 0. Put it before the pooling to a single place, or delete it.</source>
        <translation>{layer} 衡量一个通道中各值的差异，但每个通道只到达一个值：结果总会是 0。请把它放在池化成单个位置之前，或删除它。</translation>
    </message>
    <message>
        <source>{channels} channels cannot be split into {groups} equal groups: num_groups has to divide {channels}.</source>
        <translation>{channels} 个通道无法平均分成 {groups} 组：num_groups 必须能整除 {channels}。</translation>
    </message>
    <message>
        <source>{layer} works number by number, so all inputs need the same shape, but {shapes} arrive: channels and sizes differ. A convolution with kernel_size 1 and a stride changes both in the shortcut.</source>
        <translation>{layer} 逐个数计算，因此所有输入的形状必须相同，但到达的是 {shapes}：通道数和大小都不同。在捷径中放一个 kernel_size 为 1 且带步幅的卷积，可同时改变两者。</translation>
    </message>
    <message>
        <source>{layer} works number by number, so all inputs need the same shape, but {shapes} arrive, with different numbers of axes. Bring them to one form first: Flatten makes rows of maps.</source>
        <translation>{layer} 逐个数计算，因此所有输入的形状必须相同，但到达的是 {shapes}，轴的数量不同。请先让它们形式一致：Flatten 把特征图变成一行数。</translation>
    </message>
    <message>
        <source>{layer} works number by number, so all inputs need the same length, but {shapes} arrive. Give the layers before it the same number of outputs.</source>
        <translation>{layer} 逐个数计算，因此所有输入的长度必须相同，但到达的是 {shapes}。请让前面的各层有相同的输出数。</translation>
    </message>
    <message>
        <source>{layer} works number by number, so all inputs need the same shape, but {shapes} arrive: their channels differ. Make them equal where they are set, or by a convolution with kernel_size 1 in one branch.</source>
        <translation>{layer} 逐个数计算，因此所有输入的形状必须相同，但到达的是 {shapes}：通道数不同。请在设置通道数的地方改成一样，或在一个分支中用 kernel_size 为 1 的卷积。</translation>
    </message>
    <message>
        <source>{layer} works number by number, so all inputs need the same shape, but {shapes} arrive: their sizes differ. Padding keeps a size, pooling makes it smaller, Upsample larger.</source>
        <translation>{layer} 逐个数计算，因此所有输入的形状必须相同，但到达的是 {shapes}：大小不同。填充可保持大小，池化使它变小，Upsample 使它变大。</translation>
    </message>
    <message>
        <source>Stack puts inputs of one shape side by side, but {shapes} arrive. Concat joins those that differ along one axis.</source>
        <translation>Stack 把形状相同的输入并排放置，但到达的是 {shapes}。Concat 可以拼接在一条轴上不同的输入。</translation>
    </message>
    <message>
        <source>Interpolate makes the maps of the first input as large as those of the second, but {shapes} arrive. Both need channels and the same number of axes behind them.</source>
        <translation>Interpolate 把第一个输入的特征图变得和第二个的一样大，但到达的是 {shapes}。两者都需要通道，以及其后相同数量的轴。</translation>
    </message>
    <message>
        <source>Concat puts its inputs one behind the other along axis {dim}, so all other axes have to be equal, but {shapes} arrive. Padding keeps a size, pooling makes it smaller, Upsample larger; Flatten makes rows of maps.</source>
        <translation>Concat 沿轴 {dim} 把输入首尾相接，因此其他各轴必须相等，但到达的是 {shapes}。填充可保持大小，池化使它变小，Upsample 使它变大；Flatten 把特征图变成一行数。</translation>
    </message>
    <message>
        <source>BatchNorm1d needs vectors or sequences (channels × length), but {arrives} arrives, which has more axes. For pictures there is BatchNorm2d.</source>
        <translation>BatchNorm1d 需要向量或序列（通道 × 长度），但到达的是 {arrives}，它的轴更多。处理图片请用 BatchNorm2d。</translation>
    </message>
    <message>
        <source>{layer} compares neighbouring channels at each place, but {arrives} numbers in a row arrive, without channels. It belongs before Flatten and Linear.</source>
        <translation>{layer} 在每个位置比较相邻通道，但到达的是排成一行的 {arrives} 个数，没有通道。它应放在 Flatten 和 Linear 之前。</translation>
    </message>
    <message>
        <source>{layer} repeats what is there, and {size} has not enough for padding {padding}. Make padding smaller, or add zeros with a ZeroPad layer.</source>
        <translation>{layer} 重复已有的值，而 {size} 不够填充 {padding}。请减小 padding，或用 ZeroPad 层补零。</translation>
    </message>
    <message>
        <source>{layer} pairs two vectors, or two sequences of one length, but {shapes} arrive. Bring both to the same number of steps first.</source>
        <translation>{layer} 需要两个向量，或两个等长的序列，但到达的是 {shapes}。请先让两者的步数相同。</translation>
    </message>
    <message>
        <source>{layer} compares vectors number by number, so both have to be of one size, but {shapes} arrive. Give the layers before it the same number of outputs.</source>
        <translation>{layer} 逐个数比较向量，因此两者大小必须相同，但到达的是 {shapes}。请让前面的各层有相同的输出数。</translation>
    </message>
    <message>
        <source>Fold needs patches (numbers × patches), as Unfold gives them, but {arrives} arrives. Put it behind an Unfold.</source>
        <translation>Fold 需要小块（数 × 块数），如 Unfold 给出的那样，但到达的是 {arrives}。请把它放在 Unfold 之后。</translation>
    </message>
    <message>
        <source>A patch of {kernel} has {whole} numbers for each channel, and {numbers} is no multiple of that. Set kernel_size to that of the Unfold before it.</source>
        <translation>{kernel} 的小块每个通道有 {whole} 个数，而 {numbers} 不是它的倍数。请把 kernel_size 设为与前面的 Unfold 一样。</translation>
    </message>
    <message>
        <source>A picture of {size} consists of {wanted} such patches, but {patches} arrive. Set output_size to the height and width before the Unfold.</source>
        <translation>{size} 的图像由 {wanted} 个这样的小块组成，但到达的是 {patches} 个。请把 output_size 设为 Unfold 之前的高和宽。</translation>
    </message>
    <message>
        <source>Padding {padding} is more than half of the window ({window}): some windows would see nothing but padding. Make padding smaller, or kernel_size larger.</source>
        <translation>padding 为 {padding}，超过了窗口（{window}）的一半：有些窗口将只看到填充。请减小 padding，或增大 kernel_size。</translation>
    </message>
    <message>
        <source>proj_size {size} has to be smaller than hidden_size {hidden}: it sums up the memory in fewer numbers. Set it to 0 for no projection.</source>
        <translation>proj_size {size} 必须小于 hidden_size {hidden}：它用更少的数概括记忆。设为 0 则不做投影。</translation>
    </message>
    <message>
        <source>{layer} needs {what}, but {arrives} arrives, which has {count} axes and not {needed}. Unsqueeze adds an axis, Flatten joins some.</source>
        <translation>{layer} 需要{what}，但到达的是 {arrives}，它有 {count} 条轴，而不是 {needed} 条。Unsqueeze 增加一条轴，Flatten 合并几条轴。</translation>
    </message>
    <message>
        <source>{layer} reads a sequence (steps × features), one step after the other, but {arrives} arrives. Bring it to two axes first.</source>
        <translation>{layer} 逐步读取序列（步 × 特征），但到达的是 {arrives}。请先把它变成两条轴。</translation>
    </message>
    <message>
        <source>{layer} needs {what}, but {arrives} arrives, which has more axes. {other} is made for it.</source>
        <translation>{layer} 需要{what}，但到达的是 {arrives}，它的轴更多。{other} 正是为此而设的。</translation>
    </message>
    <message>
        <source>{layer} needs {what}, but {arrives} numbers in a row arrive: nothing lies beside anything there. It belongs before Flatten and Linear.</source>
        <translation>{layer} 需要{what}，但到达的是排成一行的 {arrives} 个数：其中没有上下左右的相邻关系。它应放在 Flatten 和 Linear 之前。</translation>
    </message>
    <message>
        <source>{layer} takes one row of numbers for each sample (or a sequence of rows), but {arrives} arrives. Flatten lays that out as a row of {count}: put a Flatten in front.</source>
        <translation>{layer} 对每个样本读取一行数（或一串这样的行），但到达的是 {arrives}。Flatten 会把它排成一行 {count} 个数：请在前面放一个 Flatten。</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 和 {second}</translation>
    </message>
    <message>
        <source>start_dim {start} lies behind end_dim {end}: there is nothing in between to join. From 1 to −1 are all axes.</source>
        <translation>start_dim {start} 在 end_dim {end} 之后：两者之间没有可合并的轴。从 1 到 −1 是全部轴。</translation>
    </message>
    <message>
        <source>Nothing is left: {arrives} times {factor} is less than one pixel. Make scale_factor larger.</source>
        <translation>输出为空：{arrives} 乘以 {factor} 后不足一个像素。请增大 scale_factor。</translation>
    </message>
    <message>
        <source>Upsample makes maps larger, so it needs channels and 1 to 3 axes behind them, but {arrives} arrives. It belongs before Flatten and Linear.</source>
        <translation>Upsample 把特征图放大，因此需要通道以及其后的 1 到 3 个轴，但到达的是 {arrives}。它应放在 Flatten 和 Linear 之前。</translation>
    </message>
    <message>
        <source>{field} has {given} numbers, but there are {axes} axes behind the channels. Give one number, or {axes}.</source>
        <translation>{field} 有 {given} 个数，但通道之后有 {axes} 个轴。请给出一个数，或 {axes} 个。</translation>
    </message>
    <message>
        <source>{number} {what} cannot be divided by {parts}. Give the layer before it a multiple of {parts}.</source>
        <translation>{number} {what}无法被 {parts} 整除。请让前面的层给出 {parts} 的倍数。</translation>
    </message>
    <message>
        <source>An axis of {size} cannot become {sizes}: the new sizes have to multiply to {size}. Put −1 in place of one of them: it takes what is left over.</source>
        <translation>大小为 {size} 的轴不能变成 {sizes}：新的各个大小相乘必须等于 {size}。可把其中一个写成 −1，它取剩下的部分。</translation>
    </message>
    <message>
        <source>output_padding {extra} is too large: it only fills what the stride leaves open, so it must be smaller than the stride ({stride}) or the dilation ({dilation}).</source>
        <translation>output_padding 为 {extra}，太大了：它只补上步幅留下的空缺，因此必须小于步幅（{stride}）或膨胀（{dilation}）。</translation>
    </message>
    <message>
        <source>{layer} needs a place for each value, but {values} values and {places} places arrive. Between the MaxPool and here nothing may change the size.</source>
        <translation>{layer} 的每个数值都需要一个位置，但到达的是 {values} 的数值和 {places} 的位置。从 MaxPool 到这里，大小不能改变。</translation>
    </message>
    <message>
        <source>{out} windows of {kernel} do not fit into {size}. Make the output or kernel_size smaller.</source>
        <translation>{size} 中放不下 {out} 个 {kernel} 的窗口。请减小输出或 kernel_size。</translation>
    </message>
    <message>
        <source>{layer} needs one ratio, or {rank}: one for each axis.</source>
        <translation>{layer} 需要一个比例，或 {rank} 个：每个轴一个。</translation>
    </message>
    <message>
        <source>{mode} blends along {axes} axes, but {arrives} has {given}.</source>
        <translation>{mode} 沿 {axes} 条轴混合，但 {arrives} 有 {given} 条。</translation>
    </message>
    <message>
        <source>Make it a {type}</source>
        <translation>改成 {type}</translation>
    </message>
    <message>
        <source>An odd power ({power}) of negative numbers may leave a negative sum, which has no root. Use 1 or an even number.</source>
        <translation>负数的奇次幂（{power}）之和可能为负，无法开方。请用 1 或偶数。</translation>
    </message>
    <message>
        <source>dropout works between layers, and {layer} has only one. Set it to 0, or num_layers to 2.</source>
        <translation>dropout 作用在层与层之间，而 {layer} 只有一层。请把它设为 0，或把 num_layers 设为 2。</translation>
    </message>
    <message>
        <source>Set {field} to {value}</source>
        <translation>把 {field} 设为 {value}</translation>
    </message>
    <message>
        <source>Axis {dim} is the batch: {layer} would mix the samples. The axes of one sample are 1 to {rank}.</source>
        <translation>轴 {dim} 是批维度：{layer} 会把不同样本混在一起。单个样本的轴为 1 到 {rank}。</translation>
    </message>
    <message>
        <source>{arrives} has no axis {dim}: the axes of one sample are 1 to {rank}.</source>
        <translation>{arrives} 没有轴 {dim}：单个样本的轴为 1 到 {rank}。</translation>
    </message>
    <message>
        <source>Mode “{mode}” does not fit {arrives}: it blends along {count} axes.</source>
        <translation>模式“{mode}”不适用于 {arrives}：它沿 {count} 个轴插值。</translation>
    </message>
    <message>
        <source>align_corners means something only where pixels are blended, not in mode “{mode}”. Set it to None.</source>
        <translation>align_corners 只在像素插值时才有意义，不适用于模式“{mode}”。请把它设为 None。</translation>
    </message>
    <message>
        <source>{layer} needs values at its first input and their places at its second: switch return_indices of the MaxPool on, and wire its second output here.</source>
        <translation>{layer} 的第一个输入需要数值，第二个输入需要它们的位置：请打开 MaxPool 的 return_indices，并把它的第二个输出接到这里。</translation>
    </message>
    <message>
        <source>The window of {layer} covers {window}, but only {size} is there (padding included). Make kernel_size smaller or padding larger, or pool less before.</source>
        <translation>{layer} 的窗口覆盖 {window}，但输入只有 {size}（含填充）。请减小 kernel_size、增大 padding，或减少前面的池化。</translation>
    </message>
    <message>
        <source>Sparse gradients are not supported here: switch it off.</source>
        <translation>这里不支持稀疏梯度：请关闭。</translation>
    </message>
    <message>
        <source>Bags with offsets are not used here: switch it off.</source>
        <translation>这里不使用带偏移的词袋：请关闭。</translation>
    </message>
    <message>
        <source>scale_grad_by_freq divides by how often a token comes, which means nothing in mode max. Switch it off, or use the mode mean.</source>
        <translation>scale_grad_by_freq 按词元出现的次数相除，在 max 模式下没有意义。请关闭它，或改用 mean 模式。</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>个通道</translation>
    </message>
    <message>
        <source>pixels along one side</source>
        <translation>个像素（一条边）</translation>
    </message>
    <message>
        <source>Give either output_size or output_ratio, and set the other to None.</source>
        <translation>output_size 与 output_ratio 只能给出一个，另一个设为 None。</translation>
    </message>
    <message>
        <source>A ratio between 0 and 1 is needed, since pooling makes maps smaller: 0.5 halves them.</source>
        <translation>需要 0 与 1 之间的比例，因为池化使特征图变小：0.5 使它减半。</translation>
    </message>
    <message>
        <source>The samples of a batch always lie along the first axis here. Switch batch_first on.</source>
        <translation>这里一批样本始终沿第一条轴排列。请开启 batch_first。</translation>
    </message>
    <message>
        <source>Padding cuts off all that would leave, nothing of the map is left. Make padding smaller, as it was at the MaxPool.</source>
        <translation>填充把要输出的全部裁掉了，特征图什么也不剩。请减小 padding，使它与 MaxPool 的一样。</translation>
    </message>
</context>
<context>
    <name>LearningCard</name>
    <message>
        <source>Training of the weights</source>
        <translation>权重的训练</translation>
    </message>
    <message>
        <source>Frozen with the block {0}.</source>
        <translation>随模块 {0} 一起冻结。</translation>
    </message>
    <message>
        <source>Frozen: each of its parameters is locked below.</source>
        <translation>已冻结：它的每个参数都在下方被锁定。</translation>
    </message>
    <message>
        <source>With its blocks: learning rate × {0}.</source>
        <translation>连同所在模块：学习率 × {0}。</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A training is going on</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Stop the training of “{0}”?</source>
        <translation>是否停止“{0}”的训练？</translation>
    </message>
    <message>
        <source>What was learned so far is kept in the folder of the run.</source>
        <translation>到目前为止学到的内容会保留在运行文件夹中。</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the changes of “{0}”?</source>
        <translation>是否保存对“{0}”的更改？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Save the changes of %n project(s)?</source>
        <translation>
            <numerusform>是否保存对 %n 个项目的更改？</numerusform>
        </translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>and {count} more</source>
        <translation>以及其他 {count} 项</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>nothing here has any</source>
        <translation>这里都没有</translation>
    </message>
    <message>
        <source>{0}, of an older network</source>
        <translation>{0}（较早的网络）</translation>
    </message>
    <message>
        <source>Colour by layer type again</source>
        <translation>恢复按层的类型着色</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>Colours show {0}: {1}</source>
        <translation>颜色表示{0}：{1}</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Make this a variable</source>
        <translation>变成变量</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>多个不同的值</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>Move {0} up (Alt+Up)</source>
        <translation>上移 {0} (Alt+Up)</translation>
    </message>
    <message>
        <source>Move {0} down (Alt+Down)</source>
        <translation>下移 {0} (Alt+Down)</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>Name of {0}</source>
        <translation>{0} 的名称</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>Load weights</source>
        <translation>载入权重</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配方式</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Load the weights</source>
        <translation>载入这些权重</translation>
    </message>
    <message>
        <source>Replace the last layer for these data, and freeze the rest</source>
        <translation>按当前数据替换最后一层，并冻结其余各层</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Layers · {0}</source>
        <translation>层 · {0}</translation>
    </message>
    <message>
        <source>Not used · {0}</source>
        <translation>未使用 · {0}</translation>
    </message>
    <message>
        <source>Nothing in this file fits this network.</source>
        <translation>此文件中没有适合此网络的内容。</translation>
    </message>
    <message>
        <source>loaded: {0}</source>
        <translation>已载入：{0}</translation>
    </message>
    <message>
        <source>in part: {0}</source>
        <translation>部分载入：{0}</translation>
    </message>
    <message>
        <source>fresh, of another size in the file: {0}</source>
        <translation>重新初始化（文件中尺寸不同）：{0}</translation>
    </message>
    <message>
        <source>fresh, not in the file: {0}</source>
        <translation>重新初始化（文件中没有）：{0}</translation>
    </message>
    <message>
        <source>By name: {0} of {1} layers</source>
        <translation>按名称：{1} 层中的 {0} 层</translation>
    </message>
    <message>
        <source>By order and shape: {0} of {1}</source>
        <translation>按顺序和形状：{1} 层中的 {0} 层</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n 个张量</numerusform>
        </translation>
    </message>
    <message>
        <source>under “{0}”</source>
        <translation>位于“{0}”下</translation>
    </message>
    <message>
        <source>“{0}” before the names left out</source>
        <translation>略去名称前的“{0}”</translation>
    </message>
    <message>
        <source>{0} from {1} to float32</source>
        <translation>{0} 个从 {1} 转为 float32</translation>
    </message>
    <message>
        <source>the names are foreign: matched by order and shape</source>
        <translation>名称不同：按顺序和形状匹配</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log of the run</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有任何记录。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation>打开运行文件夹</translation>
    </message>
    <message>
        <source>Run folder: {0}</source>
        <translation>运行文件夹：{0}</translation>
    </message>
    <message>
        <source>Device {0}, {1} thread(s), mode {2}, {3} steps an epoch</source>
        <translation>设备 {0}，{1} 个线程，模式 {2}，每轮 {3} 步</translation>
    </message>
</context>
<context>
    <name>LogSlider</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type a number between {low} and {high}, such as 0.001 or 1e-3.</source>
        <translation>请输入一个 {low} 到 {high} 之间的数，例如 0.001 或 1e-3。</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>Set the loss to auto</source>
        <translation>把损失设为 auto</translation>
    </message>
    <message>
        <source>A Softmax of a single number is always 1. Delete it.</source>
        <translation>单个数的 Softmax 总是 1。请删除它。</translation>
    </message>
    <message>
        <source>Delete the last activation</source>
        <translation>删除最后的激活</translation>
    </message>
    <message>
        <source>{loss} is set to expect logits, but the network ends in {ending}: probabilities would be squeezed a second time, and learning becomes slow. Delete the {ending}, or set the loss to auto.</source>
        <translation>{loss} 被设为期望 logits，但网络以 {ending} 结尾：概率会被再压缩一次，学习变慢。请删除 {ending}，或把损失设为 auto。</translation>
    </message>
    <message>
        <source>The network gives {output}, but the target is {target}, and they are compared number by number. Bring the end of the network to {target}.</source>
        <translation>网络给出的是 {output}，而目标是 {target}，两者要逐个数比较。请让网络末尾给出 {target}。</translation>
    </message>
    <message>
        <source>One number for each class is needed at the end, but the network gives {output}: a map or a sequence of answers. Put a Flatten before the last layer, or take the mean of each channel.</source>
        <translation>末尾需要为每个类别给出一个数，但网络给出的是 {output}：一个特征图或一串答案。请在最后一层之前放一个 Flatten，或对每个通道取平均。</translation>
    </message>
    <message>
        <source>The target has {needed} numbers, the network gives {given}. Its last layer needs {needed} outputs.</source>
        <translation>目标有 {needed} 个数，而网络给出 {given} 个。最后一层需要 {needed} 个输出。</translation>
    </message>
    <message>
        <source>There are {needed} classes, but the network has {given} outputs. Its last layer needs one output for each class: {needed}.</source>
        <translation>共有 {needed} 个类别，而网络有 {given} 个输出。最后一层需要每个类别一个输出：{needed} 个。</translation>
    </message>
    <message>
        <source>Cross-entropy reads logits or a Softmax; this network ends in a {ending}, which squeezes each number by itself, so that they do not compete. Delete it.</source>
        <translation>交叉熵读取 logits 或 Softmax；这个网络以 {ending} 结尾，它单独压缩每个数，各类别之间不再竞争。请删除它。</translation>
    </message>
    <message>
        <source>Binary cross-entropy is for two classes, but there are {count}. Use cross-entropy, with one output for each class.</source>
        <translation>二元交叉熵用于两个类别，但这里有 {count} 个。请改用交叉熵，每个类别一个输出。</translation>
    </message>
    <message>
        <source>The target is a picture of {needed} channels, the network gives {given}. Its last layer needs {needed} output channels.</source>
        <translation>目标是 {needed} 个通道的图片，网络给出 {given} 个。最后一层需要 {needed} 个输出通道。</translation>
    </message>
    <message>
        <source>The target has a class for each of {pixels} pixels: the network has to end in {needed}, but it gives {output}. Keep or restore the size of the picture.</source>
        <translation>目标为 {pixels} 个像素各给一个类别：网络最后要给出 {needed}，但它给出 {output}。请保持或恢复图片的大小。</translation>
    </message>
    <message>
        <source>Binary cross-entropy needs one output; the network has {count}. Give its last layer one output.</source>
        <translation>二元交叉熵需要一个输出；网络有 {count} 个。请让最后一层只有一个输出。</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>改用 {loss}</translation>
    </message>
</context>
<context>
    <name>MatchModel</name>
    <message>
        <source>Loaded</source>
        <translation>已载入</translation>
    </message>
    <message>
        <source>Loaded, but {0} begins fresh: {1}</source>
        <translation>已载入，但 {0} 重新初始化：{1}</translation>
    </message>
    <message>
        <source>Begins fresh: {0}</source>
        <translation>重新初始化：{0}</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>文件中没有</translation>
    </message>
    <message>
        <source>{0} there</source>
        <translation>文件中为 {0}</translation>
    </message>
    <message>
        <source>{0} there, {1} here</source>
        <translation>文件中为 {0}，此处为 {1}</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Measurements</name>
    <message>
        <source>This run ended when the program was closed.</source>
        <translation>这次运行因程序关闭而结束。</translation>
    </message>
    <message>
        <source>{line}</source>
        <translation>{line}</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>The network needs {needed} of memory, and {free} are free. {name} alone has {count} weights ({size}): make it smaller.</source>
        <translation>网络需要 {needed} 内存，而可用内存为 {free}。仅 {name} 就有 {count} 个权重（{size}）：请把它改小。</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the network</source>
        <translation>网络概览</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Drag a layer here, or press Tab to search</source>
        <translation>把层拖到这里，或按 Tab 搜索</translation>
    </message>
    <message>
        <source>Layers: {0}. Selected: {1}</source>
        <translation>层：{0}。已选中：{1}</translation>
    </message>
    <message>
        <source>Layers: {0}</source>
        <translation>层：{0}</translation>
    </message>
</context>
<context>
    <name>MosaicView</name>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>还没有可显示的内容。</translation>
    </message>
    <message>
        <source>red {red}, green {green}, blue {blue}</source>
        <translation>红 {red}，绿 {green}，蓝 {blue}</translation>
    </message>
    <message>
        <source>map {index}</source>
        <translation>特征图 {index}</translation>
    </message>
    <message>
        <source>one map of {height} × {width}</source>
        <translation>一张 {height} × {width} 的特征图</translation>
    </message>
    <message>
        <source>{count} maps of {height} × {width}</source>
        <translation>{count} 张 {height} × {width} 的特征图</translation>
    </message>
    <message>
        <source>{label}: from {low} to {high}</source>
        <translation>{label}：从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>Click: number by number</source>
        <translation>点击：逐个数字</translation>
    </message>
    <message>
        <source>Ctrl+click: number by number</source>
        <translation>Ctrl+点击：逐个数字</translation>
    </message>
</context>
<context>
    <name>Muting</name>
    <message>
        <source>{name} is muted, but where data enter or leave there is nothing to pass by.</source>
        <translation>{name} 已停用，但数据进出的地方没有可以绕过的东西。</translation>
    </message>
    <message>
        <source>Unmute {name}</source>
        <translation>取消 {name} 的停用</translation>
    </message>
    <message>
        <source>{problem} That is because {name} is muted: it passes on what arrives as it is.</source>
        <translation>{problem}这是因为 {name} 已停用：它把收到的数据原样传下去。</translation>
    </message>
    <message>
        <source>Nothing uses {name}: {muted} is muted and passes on its first input only.</source>
        <translation>没有层使用 {name}：{muted} 已停用，只传递它的第一个输入。</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the layer</source>
        <translation>层的名称</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>A layer needs a name, for example conv1.</source>
        <translation>层需要一个名称，例如 conv1。</translation>
    </message>
    <message>
        <source>A name has at most {limit} characters.</source>
        <translation>名称最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a name in Python: use letters a–z, digits and _, and begin with a letter. Any other text can be the label.</source>
        <translation>“{name}”不能用作 Python 中的名称：请使用字母 a–z、数字和 _，并以字母开头。其他文字可以写在标签中。</translation>
    </message>
    <message>
        <source>“{name}” already means something in PyTorch or Python: try “{name}_1”.</source>
        <translation>“{name}”在 PyTorch 或 Python 中已有含义：可以改用“{name}_1”。</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Select a layer to see and change it.</source>
        <translation>选中一个层，即可查看和修改它。</translation>
    </message>
</context>
<context>
    <name>NodeFinder</name>
    <message>
        <source>Name, type, k=5 or 16x14x14…</source>
        <translation>名称、类型、k=5 或 16x14x14…</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找层</translation>
    </message>
</context>
<context>
    <name>NodeHeader</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The name in the code: letters, digits and _ (F2)</source>
        <translation>代码中的名称：字母、数字和 _ (F2)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a label…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Any text, shown on the canvas; it does not change the code</source>
        <translation>任意文字，显示在画布上；不影响代码</translation>
    </message>
    <message>
        <source>A block: layers that are used as one.</source>
        <translation>块：作为一个整体使用的若干层。</translation>
    </message>
</context>
<context>
    <name>NodePage</name>
    <message numerus="yes">
        <source>%n layer(s) selected</source>
        <translation>
            <numerusform>已选中 %n 个层</numerusform>
        </translation>
    </message>
    <message>
        <source>They have no field in common.</source>
        <translation>它们没有共同的字段。</translation>
    </message>
</context>
<context>
    <name>NodeSearch</name>
    <message>
        <source>Add a layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
    <message>
        <source>{0} would refuse it: {1}</source>
        <translation>{0} 不会接受它：{1}</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>不合适</translation>
    </message>
</context>
<context>
    <name>NumberSliders</name>
    <message>
        <source>“{0}” is not a finite number.</source>
        <translation>“{0}”不是有限的数。</translation>
    </message>
</context>
<context>
    <name>Optimizers</name>
    <message>
        <source>Set {field} to {value}</source>
        <translation>把 {field} 设为 {value}</translation>
    </message>
    <message>
        <source>Nesterov looks ahead along the momentum, so it needs a momentum above 0 and no dampening. Set them so, or switch Nesterov off.</source>
        <translation>Nesterov 沿着动量向前看，因此需要大于 0 的动量，并且没有 dampening。请这样设置，或关闭 Nesterov。</translation>
    </message>
</context>
<context>
    <name>OriginLabel</name>
    <message>
        <source>Click to go there.</source>
        <translation>点击前往。</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>{name} makes {number} of {sizes}: {settings}.</source>
        <translation>{name} 把 {sizes} 变成 {number}：{settings}。</translation>
    </message>
    <message>
        <source>{number} is in the shape of {name}: {shape}.</source>
        <translation>{number} 来自 {name} 的形状：{shape}。</translation>
    </message>
    <message>
        <source>{number} is {field} of {name}.</source>
        <translation>{number} 是 {name} 的 {field}。</translation>
    </message>
    <message>
        <source>{name} makes {number}: {settings}.</source>
        <translation>{name} 得出 {number}：{settings}。</translation>
    </message>
    <message>
        <source>{name} makes {number} of {sizes}.</source>
        <translation>{name} 把 {sizes} 变成 {number}。</translation>
    </message>
    <message>
        <source>{number} is {field} of {name}, which says {expression}.</source>
        <translation>{number} 是 {name} 的 {field}，其中写的是 {expression}。</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>reads {0}</source>
        <translation>读取 {0}</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>problem: {0}</source>
        <translation>问题：{0}</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>All layers as a list</source>
        <translation>所有层的列表</translation>
    </message>
</context>
<context>
    <name>OwnData</name>
    <message>
        <source>Use own data</source>
        <translation>使用自己的数据</translation>
    </message>
</context>
<context>
    <name>OwnDataDialog</name>
    <message>
        <source>Your own data</source>
        <translation>你自己的数据</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>使用这些数据</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} · {1} left</source>
        <translation>{0} · 剩余 {1}</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Classes · {0}</source>
        <translation>类别 · {0}</translation>
    </message>
    <message>
        <source>Skipped · {0}</source>
        <translation>跳过 · {0}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>{0} samples</source>
        <translation>{0} 个样本</translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation>目标 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} skipped</source>
        <translation>跳过 {0} 个</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search layers…  ( / )</source>
        <translation>搜索层…  ( / )</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
    <message>
        <source>Type a part of a name; Enter adds the layer.</source>
        <translation>输入名称的一部分；按 Enter 添加层。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} 没有写出：{reason}。</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Number by number</source>
        <translation>逐数计算</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>Default of {0}</source>
        <translation>{0} 的默认值</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Picture of the network</source>
        <translation>网络图片</translation>
    </message>
    <message>
        <source>With the project inside, so that it opens again</source>
        <translation>把项目放在图片里，以便再次打开</translation>
    </message>
    <message>
        <source>SVG, sharp at any size</source>
        <translation>SVG，任意大小都清晰</translation>
    </message>
    <message>
        <source>PNG, for slides and chats</source>
        <translation>PNG，用于幻灯片和聊天</translation>
    </message>
    <message>
        <source>PDF, for papers</source>
        <translation>PDF，用于论文</translation>
    </message>
    <message>
        <source>The whole network</source>
        <translation>整个网络</translation>
    </message>
    <message numerus="yes">
        <source>What is selected (%n)</source>
        <translation>
            <numerusform>所选部分（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>To the clipboard, as points</source>
        <translation>以点阵图放到剪贴板</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>A picture is between 200 and 8000 pixels wide and high.</source>
        <translation>图片的宽和高都必须在 200 到 8000 像素之间。</translation>
    </message>
    <message>
        <source>{width}×{height} pixels: more than {most} megapixels</source>
        <translation>{width}×{height} 像素：超过 {most} 百万像素</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>无法打开：{reason}</translation>
    </message>
    <message>
        <source>damaged: {reason}</source>
        <translation>已损坏：{reason}</translation>
    </message>
    <message>
        <source>None of the {count} files in {name} can be used. The first, {file}: {reason}.</source>
        <translation>{name} 里的 {count} 个文件都无法使用。第一个 {file}：{reason}。</translation>
    </message>
    <message>
        <source>There is no file in the folders of {name}.</source>
        <translation>{name} 的各个文件夹里没有文件。</translation>
    </message>
    <message>
        <source>The folder gives the parts itself: {parts}.</source>
        <translation>文件夹自己分好了各部分：{parts}。</translation>
    </message>
    <message>
        <source>Turned as the camera noted it: {n}.</source>
        <translation>按相机记录的方向旋转：{n} 张。</translation>
    </message>
    <message>
        <source>Animated, only the first picture was taken: {n}.</source>
        <translation>动画，只取第一帧：{n} 张。</translation>
    </message>
    <message>
        <source>Smaller than {size} pixels and enlarged: {n}.</source>
        <translation>小于 {size} 像素，已放大：{n} 张。</translation>
    </message>
    <message>
        <source>Left out, because there is no picture of it: {names}.</source>
        <translation>没有图片，因此不计入的类别：{names}。</translation>
    </message>
    <message>
        <source>Only one picture, so it cannot be tested: {names}.</source>
        <translation>只有一张图片，因此无法测试的类别：{names}。</translation>
    </message>
    <message>
        <source>No picture to train on, so it cannot be learned: {names}.</source>
        <translation>没有训练图片，因此学不到的类别：{names}。</translation>
    </message>
    <message>
        <source>{name} holds no folders of classes. Make one folder for each class inside it, named like the class, and put the pictures there; or open the folder above it.</source>
        <translation>{name} 里没有类别文件夹。请在其中为每个类别建一个以类别命名的文件夹，把图片放进去；或者打开它的上一级文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} cannot be opened: {reason}.</source>
        <translation>无法打开文件夹 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} holds pictures of one class only ({name}). At least two folders with pictures are needed, one for each class.</source>
        <translation>{folder} 里只有一个类别的图片（{name}）。至少需要两个有图片的文件夹，每个类别一个。</translation>
    </message>
    <message>
        <source>The folder {path} is not there any more. Put it back, or open the pictures again where they are now.</source>
        <translation>文件夹 {path} 已经不在了。请把它放回原处，或者从图片现在的位置重新打开。</translation>
    </message>
    <message>
        <source>The pictures in {path} are not those that were opened: {differences}. Open the folder again to take them as they are now.</source>
        <translation>{path} 里的图片与打开时不同：{differences}。请重新打开该文件夹，以使用现在的图片。</translation>
    </message>
    <message>
        <source>{new} new, {gone} gone, {other} changed ({names})</source>
        <translation>新增 {new} 个，缺少 {gone} 个，更改 {other} 个（{names}）</translation>
    </message>
    <message>
        <source>The name of the folder {path} has characters that cannot be stored: rename it.</source>
        <translation>文件夹 {path} 的名称中有无法保存的字符：请重新命名。</translation>
    </message>
    <message>
        <source>there are {count} files now</source>
        <translation>现在有 {count} 个文件</translation>
    </message>
    <message>
        <source>{name} is too large to be opened.</source>
        <translation>{name} 太大，无法打开。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>无法读取 {name}。</translation>
    </message>
    <message>
        <source>There is no project inside {name}. Only pictures that Layerloom saved with the project inside can be opened.</source>
        <translation>{name} 里没有项目。只能打开 Layerloom 连同项目一起保存的图片。</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} 没有写出：{reason}。</translation>
    </message>
    <message>
        <source>There is no panel “{name}”. There are: {known}.</source>
        <translation>没有面板“{name}”。可用的有：{known}。</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>已经不在了</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>a HEIC picture: save it as JPEG</source>
        <translation>HEIC 图片：请另存为 JPEG</translation>
    </message>
    <message>
        <source>not a picture: there is text in it</source>
        <translation>不是图片：里面是文本</translation>
    </message>
    <message>
        <source>not a picture of a known kind</source>
        <translation>不是已知格式的图片</translation>
    </message>
    <message>
        <source>far too large a picture</source>
        <translation>图片过大</translation>
    </message>
    <message>
        <source>too large for this computer&apos;s memory</source>
        <translation>太大，这台电脑的内存放不下</translation>
    </message>
    <message>
        <source>damaged: the file ends too early</source>
        <translation>已损坏：文件不完整</translation>
    </message>
    <message>
        <source>The pictures were prepared, but cannot be read back.</source>
        <translation>图片已准备好，但无法读回。</translation>
    </message>
    <message>
        <source>a link to a folder that it lies in, or far too deep</source>
        <translation>指向自身所在文件夹的链接，或者层级过深</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>no folder train, validation or test with one folder for each class</source>
        <translation>不是按类别分了子文件夹的 train、validation 或 test 文件夹</translation>
    </message>
    <message>
        <source>in no class: it lies beside the folders of the classes</source>
        <translation>不属于任何类别：它与各类别文件夹并列</translation>
    </message>
    <message>
        <source>No folder of pictures was opened yet: drop one on the window. It holds one folder for each class.</source>
        <translation>还没有打开图片文件夹：请把它拖到窗口上。其中每个类别一个文件夹。</translation>
    </message>
    <message>
        <source>The project inside the picture is damaged. Is there another copy of it?</source>
        <translation>图片里的项目已损坏。有没有另一份副本？</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Problems of this layer</source>
        <translation>此层的问题</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>No problems: the network can be trained.</source>
        <translation>没有问题：网络可以训练。</translation>
    </message>
    <message>
        <source>{0} (in {1} uses)</source>
        <translation>{0}（共 {1} 处使用）</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The network has problems that have to be mended first.</source>
        <translation>网络有问题，需要先修复。</translation>
    </message>
    <message>
        <source>{name} is not a plain chain of layers, so it cannot be a sequence: make it a block.</source>
        <translation>{name} 不是由层依次相连的单链，因此不能作为顺序容器：请把它改为模块。</translation>
    </message>
    <message>
        <source>The parameter “{name}” of {block} needs another name: this one is taken.</source>
        <translation>{block} 的参数“{name}”需要换一个名称：这个名称已被占用。</translation>
    </message>
    <message>
        <source>{name} has an output for training only. That is possible in the network, not in a block.</source>
        <translation>{name} 有一个仅供训练使用的输出。它只能放在网络中，不能放在模块中。</translation>
    </message>
    <message>
        <source>{name} has other parameters in different uses of {block}. Make them equal.</source>
        <translation>在 {block} 的各处使用中，{name} 的参数不一致。请把它们改成相同的值。</translation>
    </message>
    <message>
        <source>The Softmax or Sigmoid at the end lies inside {name}: move it out, to the end of the network.</source>
        <translation>末尾的 Softmax 或 Sigmoid 位于 {name} 内部：请把它移出来，放到网络末尾。</translation>
    </message>
    <message>
        <source>{network} has an output for training and ends in a Softmax or Sigmoid: delete that last layer, the loss computes it.</source>
        <translation>{network} 带有仅用于训练的输出，又以 Softmax 或 Sigmoid 结尾：请删除最后这一层，损失函数会计算它。</translation>
    </message>
    <message>
        <source>{name} has a problem that has to be mended first.</source>
        <translation>{name} 有一个问题，需要先修复。</translation>
    </message>
    <message>
        <source>{name} uses the weights of {owner}, but other sizes arrive there.</source>
        <translation>{name} 使用 {owner} 的权重，但两处输入的大小不同。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>waits until “{0}” is trained</source>
        <translation>等待“{0}”训练结束</translation>
    </message>
    <message>
        <source>“{0}” is being trained in another tab</source>
        <translation>另一个标签页正在训练“{0}”</translation>
    </message>
    <message>
        <source>weights of {0}, not trained yet</source>
        <translation>{0} 的权重，尚未训练</translation>
    </message>
    <message>
        <source>preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>paused at step {0}</source>
        <translation>在第 {0} 步暂停</translation>
    </message>
    <message>
        <source>stopped by a problem</source>
        <translation>因出现问题而停止</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>epoch {0} / {1}</source>
        <translation>第 {0} / {1} 轮</translation>
    </message>
    <message>
        <source>{0} img/s</source>
        <translation>{0} 张/秒</translation>
    </message>
    <message>
        <source>{0} samples/s</source>
        <translation>{0} 样本/秒</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>{0} epochs done</source>
        <translation>已完成 {0} 轮</translation>
    </message>
    <message>
        <source>stopped in epoch {0} / {1}</source>
        <translation>在第 {0} / {1} 轮停止</translation>
    </message>
    <message>
        <source>test {0}</source>
        <translation>测试{0}</translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation>验证{0}</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Choose a file name first.</source>
        <translation>请先选择文件名。</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{count} problems have to be mended first. {text}</source>
        <translation>需要先修复 {count} 个问题。{text}</translation>
    </message>
    <message>
        <source>Another window has {name} open. Save under another name.</source>
        <translation>{name} 已在另一个窗口中打开。请用其他名称保存。</translation>
    </message>
    <message>
        <source>{name} is too large to be a project file.</source>
        <translation>{name} 太大，不可能是项目文件。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>找不到文件 {name}。</translation>
    </message>
    <message>
        <source>{name} is not a project file: it is not text.</source>
        <translation>{name} 不是项目文件：它不是文本。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} was not saved: {reason}. The file on disk is as it was.</source>
        <translation>{name} 没有保存：{reason}。磁盘上的文件保持不变。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>替身</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RateRow</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far one update goes. Works while the training runs.</source>
        <translation>一次更新走多远。训练进行时也可调整。</translation>
    </message>
</context>
<context>
    <name>RecoveryStrip</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open the unsaved work</source>
        <translation>打开未保存的工作</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Delete this copy for good</source>
        <translation>永久删除这份副本</translation>
    </message>
    <message>
        <source>Later: it is offered again at the next start</source>
        <translation>稍后：下次启动时会再次提示</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Unsaved work on “{0}” from {1} was found.</source>
        <translation>发现“{0}”有未保存的工作，时间为 {1}。</translation>
    </message>
</context>
<context>
    <name>RemarkCommands</name>
    <message>
        <source>Frame</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>RemarkEditor</name>
    <message>
        <source>Title of the frame</source>
        <translation>分组框的标题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>便签</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>添加分组框</translation>
    </message>
    <message>
        <source>Name the frame</source>
        <translation>给分组框命名</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写便签</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加便签</translation>
    </message>
    <message>
        <source>Fit the frame</source>
        <translation>贴合分组框</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>What this would repair is gone.</source>
        <translation>要修复的内容已不存在。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Set the batch size to 32</source>
        <translation>把批大小设为 32</translation>
    </message>
    <message>
        <source>Set {field} of {name} to {width}</source>
        <translation>把 {name} 的 {field} 设为 {width}</translation>
    </message>
    <message>
        <source>There is no network “{name}” to train.</source>
        <translation>没有可训练的网络“{name}”。</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>改用 {loss}</translation>
    </message>
    <message>
        <source>{name} expects samples of {expected}, but {data} gives {given}. Set the shape of {name} to what arrives, or choose other data.</source>
        <translation>{name} 需要 {expected} 的样本，但 {data} 给出的是 {given}。请把 {name} 的形状设为实际输入的形状，或改用其他数据。</translation>
    </message>
    <message>
        <source>{loss} compares numbers, but the target of {data} is one of {count} classes, and class 3 is not three times class 1. Choose a loss for classes.</source>
        <translation>{loss} 比较的是数值，而 {data} 的目标是 {count} 个类别之一，类别 3 并不是类别 1 的三倍。请选择用于类别的损失。</translation>
    </message>
    <message>
        <source>{loss} is for classes, but the target of {data} is a number. Choose a loss that measures a distance.</source>
        <translation>{loss} 用于类别，而 {data} 的目标是一个数。请选择衡量距离的损失。</translation>
    </message>
    <message>
        <source>{name} compares the samples of a batch with one another, and with one alone all become 0. Take larger batches, or mute {name}.</source>
        <translation>{name} 把一批中的样本互相比较，只有一个样本时所有值都会变成 0。请加大批大小，或停用 {name}。</translation>
    </message>
    <message>
        <source>{name} takes its statistics from a batch of one sample, which says little of the others. Take larger batches.</source>
        <translation>{name} 在只有一个样本的批上计算统计量，这几乎不能代表其他样本。请加大批大小。</translation>
    </message>
    <message>
        <source>Set the shape of {name} to {given}</source>
        <translation>把 {name} 的形状设为 {given}</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>停用 {name}</translation>
    </message>
    <message>
        <source>Let {name} count itself, as a penalty</source>
        <translation>让 {name} 自身作为惩罚项</translation>
    </message>
    <message>
        <source>{name} separates the classes only along a straight line, and no straight line has each class of these data on a side of its own. A hidden layer with an activation in front of it bends the line.</source>
        <translation>{name} 只能沿一条直线把类别分开，而没有哪条直线能把这些数据的每个类别各放在一侧。在它前面加一个带激活函数的隐藏层，就能让这条线弯曲。</translation>
    </message>
    <message>
        <source>Insert a hidden layer of {count} neurons</source>
        <translation>插入一个有 {count} 个神经元的隐藏层</translation>
    </message>
    <message>
        <source>{loss} has to read plain numbers, below zero too, but {name} cuts or squeezes them before: learning becomes slow or stops. Delete {name}.</source>
        <translation>{loss} 需要读取未经处理的数（也包括负数），但 {name} 在此之前截断或压缩了它们：学习会变慢甚至停止。请删除 {name}。</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>“{0}” needs a number, such as 0.5.</source>
        <translation>“{0}”需要一个数，例如 0.5。</translation>
    </message>
    <message>
        <source>{count} cells are needed, separated by tabs or commas, each a number or a category of its column; this is “{text}”.</source>
        <translation>需要 {count} 个单元格，用制表符或逗号分隔，每个都是数字或该列的一个类别；这里是“{text}”。</translation>
    </message>
    <message>
        <source>{count} numbers are needed, separated by tabs or commas; this is “{text}”.</source>
        <translation>需要 {count} 个数，用制表符或逗号分隔；现在是“{text}”。</translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>“{0}” is being trained. This training begins when that one has ended.</source>
        <translation>正在训练“{0}”。它结束后开始这次训练。</translation>
    </message>
</context>
<context>
    <name>RunFolder</name>
    <message>
        <source>The run cannot be written to {folder}: {reason}. Make room or choose another folder.</source>
        <translation>无法把运行写入 {folder}：{reason}。请腾出空间或另选一个文件夹。</translation>
    </message>
    <message>
        <source>The run&apos;s files cannot be written at the moment ({reason}). Training goes on, and writing is tried again. Make room in {folder}.</source>
        <translation>暂时无法写入运行的文件（{reason}）。训练会继续，稍后将再次尝试写入。请在 {folder} 中腾出空间。</translation>
    </message>
</context>
<context>
    <name>RunNews</name>
    <message>
        <source>{0}. But the weights could not be written: export the model now, they are lost when the program ends.</source>
        <translation>{0}。但权重无法写入：请现在导出模型，程序结束后权重就会丢失。</translation>
    </message>
    <message>
        <source>“{0}”: {1}</source>
        <translation>“{0}”：{1}</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>You changed the network since this run started.</source>
        <translation>这次运行开始后，你修改了网络。</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Stop this run and train the network as it is now</source>
        <translation>停止这次运行，训练当前的网络</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Let the run finish with the network it began with</source>
        <translation>让这次运行用开始时的网络跑完</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>{name} is not the folder of a run.</source>
        <translation>{name} 不是运行的文件夹。</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>{0} of the pixels are right</source>
        <translation>{0} 的像素正确</translation>
    </message>
    <message>
        <source>mean squared error {0}</source>
        <translation>均方误差 {0}</translation>
    </message>
    <message>
        <source>{0}: estimated {1}</source>
        <translation>{0}：估计为 {1}</translation>
    </message>
    <message>
        <source>{0}: taken for {1} with {2}</source>
        <translation>{0}：被认作 {1}，概率 {2}</translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>wrong ones</source>
        <translation>只看错的</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>数据的哪一部分</translation>
    </message>
    <message>
        <source>All samples, or those that are wrong</source>
        <translation>全部样本，或只看错的</translation>
    </message>
    <message>
        <source>Only samples of this class</source>
        <translation>只看真实类别为它的样本</translation>
    </message>
    <message>
        <source>Only samples that are taken for this class</source>
        <translation>只看被认作它的样本</translation>
    </message>
    <message>
        <source>Save all predictions as a CSV table</source>
        <translation>把所有预测保存为 CSV 表格</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>No sample passes these filters.</source>
        <translation>没有符合这些筛选条件的样本。</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>any truth</source>
        <translation>任意真值</translation>
    </message>
    <message>
        <source>any answer</source>
        <translation>任意预测</translation>
    </message>
    <message>
        <source>{0} of {1} samples</source>
        <translation>{1} 个样本中的 {0} 个</translation>
    </message>
    <message>
        <source>{0} wrong</source>
        <translation>错 {0} 个</translation>
    </message>
    <message>
        <source>accuracy {0}</source>
        <translation>准确率 {0}</translation>
    </message>
    <message>
        <source>mean absolute error {0}</source>
        <translation>平均绝对误差 {0}</translation>
    </message>
    <message>
        <source>{0} of the pixels are right</source>
        <translation>{0} 的像素正确</translation>
    </message>
    <message>
        <source>mean squared error {0}</source>
        <translation>均方误差 {0}</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>sample {0}: {1}</source>
        <translation>样本 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>from {first} to {last} over {count} steps</source>
        <translation>在 {count} 步内从 {first} 变到 {last}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>SearchCommands</name>
    <message>
        <source>What comes before {0}?</source>
        <translation>{0} 之前放什么？</translation>
    </message>
    <message>
        <source>What comes after {0}?</source>
        <translation>{0} 之后放什么？</translation>
    </message>
    <message>
        <source>What comes between {0} and {1}?</source>
        <translation>{0} 与 {1} 之间放什么？</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Show the settings</source>
        <translation>显示设置</translation>
    </message>
    <message>
        <source>Hide the settings</source>
        <translation>隐藏设置</translation>
    </message>
</context>
<context>
    <name>Shapes</name>
    <message>
        <source>circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>心形</translation>
    </message>
    <message>
        <source>arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>crescent</source>
        <translation>月牙</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>长条</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>a plain ground</source>
        <translation>纯色背景</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>横条纹</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>竖条纹</translation>
    </message>
    <message>
        <source>rising stripes</source>
        <translation>上升斜纹</translation>
    </message>
    <message>
        <source>falling stripes</source>
        <translation>下降斜纹</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>圆点</translation>
    </message>
    <message>
        <source>rings</source>
        <translation>同心圆</translation>
    </message>
    <message>
        <source>waves</source>
        <translation>波纹</translation>
    </message>
    <message>
        <source>a shaded ground</source>
        <translation>渐变背景</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>{colour} {shape} on {ground}</source>
        <translation>{ground}上的{colour}{shape}</translation>
    </message>
    <message>
        <source>{colour} {shape}</source>
        <translation>{colour}{shape}</translation>
    </message>
</context>
<context>
    <name>SharedNote</name>
    <message>
        <source>Share the weights</source>
        <translation>共享权重</translation>
    </message>
    <message>
        <source>These layers become one module that is called again</source>
        <translation>这些层变成同一个模块，被多次调用</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>取消共享</translation>
    </message>
    <message>
        <source>Weights of its own again</source>
        <translation>重新拥有自己的权重</translation>
    </message>
    <message>
        <source>Select the layers that use the same weights</source>
        <translation>选中使用同一份权重的层</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>显示 {0}</translation>
    </message>
    <message>
        <source>Layers among these share their weights: fields change together.</source>
        <translation>其中有些层共享权重：字段会一起改变。</translation>
    </message>
    <message>
        <source>Uses the weights of {0}: their fields change together.</source>
        <translation>使用 {0} 的权重：字段会一起改变。</translation>
    </message>
    <message>
        <source>Its weights are used by {0} too: their fields change together.</source>
        <translation>{0} 也使用它的权重：字段会一起改变。</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Select two or more layers of one type to share weights.</source>
        <translation>请选择两个以上同类的层来共享权重。</translation>
    </message>
    <message>
        <source>Only layers of the same network can share their weights.</source>
        <translation>只有同一个网络中的层才能共享权重。</translation>
    </message>
    <message>
        <source>Share the weights</source>
        <translation>共享权重</translation>
    </message>
    <message>
        <source>Unlink the weights</source>
        <translation>取消共享权重</translation>
    </message>
    <message>
        <source>Give {name} weights of its own</source>
        <translation>让 {name} 拥有自己的权重</translation>
    </message>
    <message>
        <source>Set {name} as {owner} is</source>
        <translation>让 {name} 与 {owner} 的设置相同</translation>
    </message>
    <message>
        <source>{one} and {other} are different layers: only layers of one type can share weights.</source>
        <translation>{one} 与 {other} 是不同的层：只有同类的层才能共享权重。</translation>
    </message>
    <message>
        <source>{name} has no weights to share.</source>
        <translation>{name} 没有可以共享的权重。</translation>
    </message>
    <message>
        <source>{name} is repeated, so it cannot share its weights.</source>
        <translation>{name} 是重复的，不能共享权重。</translation>
    </message>
    <message>
        <source>In {name}, a plain sequence, no layer comes twice.</source>
        <translation>{name} 是单一的序列，其中没有层出现两次。</translation>
    </message>
    <message>
        <source>{name} uses the weights of {owner}, which is muted and has none then. Unmute {owner}, or mute {name} too.</source>
        <translation>{name} 使用 {owner} 的权重，而后者已停用，因此没有权重。请启用 {owner}，或把 {name} 也停用。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>* while the canvas has the keyboard</source>
        <translation>* 键盘焦点在画布上时有效</translation>
    </message>
</context>
<context>
    <name>SkippedPage</name>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>what</source>
        <translation>文件或行</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
</context>
<context>
    <name>SlowStart</name>
    <message>
        <source>Slow start: full speed</source>
        <translation>慢速开始：改为全速</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>慢速开始</translation>
    </message>
    <message>
        <source>The first steps are slowed down, so that you can see them.</source>
        <translation>最初几步放慢了，好让你看清楚。</translation>
    </message>
    <message>
        <source>Click for full speed</source>
        <translation>单击改为全速</translation>
    </message>
</context>
<context>
    <name>StartRow</name>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>given values</source>
        <translation>给定的数值</translation>
    </message>
    <message>
        <source>Start of {0}</source>
        <translation>{0} 的初值</translation>
    </message>
    <message>
        <source>Locked: training leaves it as it is.</source>
        <translation>已锁定：训练不会改变它。</translation>
    </message>
    <message>
        <source>Lock it, so that training leaves it as it is.</source>
        <translation>锁定它，训练就不会改变它。</translation>
    </message>
    <message>
        <source>Lock {0}</source>
        <translation>锁定 {0}</translation>
    </message>
    <message>
        <source>Numbers…</source>
        <translation>数值…</translation>
    </message>
    <message>
        <source>Type, paste or paint all numbers.</source>
        <translation>输入、粘贴或涂画所有数值。</translation>
    </message>
    <message>
        <source>The numbers that you give.</source>
        <translation>由你给出的数值。</translation>
    </message>
    <message>
        <source>What the layer draws itself.</source>
        <translation>由该层自己抽取。</translation>
    </message>
    <message>
        <source>{0} has too many numbers to be given by hand.</source>
        <translation>{0} 的数太多，不能手动给出。</translation>
    </message>
</context>
<context>
    <name>Starts</name>
    <message>
        <source>Forget it</source>
        <translation>放弃它</translation>
    </message>
    <message>
        <source>Begin with what the layer draws itself</source>
        <translation>改用该层自己抽取的初值</translation>
    </message>
    <message>
        <source>At most {most} weights can be given by hand in one project.</source>
        <translation>一个项目里最多可以手动给出 {most} 个权重。</translation>
    </message>
    <message>
        <source>The given weights are {given}, but {needed} are needed now.</source>
        <translation>给出的权重是 {given}，现在需要的是 {needed}。</translation>
    </message>
    <message>
        <source>A start was chosen for {parameter}, but {node} has no {parameter} now.</source>
        <translation>曾为 {parameter} 选定初值，但 {node} 现在没有 {parameter}。</translation>
    </message>
    <message>
        <source>{shape} needs {needed} numbers; {count} were given.</source>
        <translation>{shape} 需要 {needed} 个数；给出了 {count} 个。</translation>
    </message>
    <message>
        <source>This version knows no function “{type}” for the start of weights. Choose another one.</source>
        <translation>这个版本不认识用于权重初值的函数“{type}”。请选择别的。</translation>
    </message>
    <message>
        <source>Cut them or pad them with 0 to {shape}</source>
        <translation>裁剪或用 0 补齐到 {shape}</translation>
    </message>
    <message>
        <source>{value} cannot be a weight: a finite number is needed.</source>
        <translation>{value} 不能作为权重：需要一个有限的数。</translation>
    </message>
    <message>
        <source>Take the present weights of {name}</source>
        <translation>取用 {name} 当前的权重</translation>
    </message>
    <message>
        <source>Set the start of {parameter} of {name}</source>
        <translation>设置 {name} 的 {parameter} 的初值</translation>
    </message>
    <message>
        <source>Lock {parameter} of {name}</source>
        <translation>锁定 {name} 的 {parameter}</translation>
    </message>
    <message>
        <source>Unlock {parameter} of {name}</source>
        <translation>解锁 {name} 的 {parameter}</translation>
    </message>
</context>
<context>
    <name>StartsCard</name>
    <message>
        <source>Start of the weights</source>
        <translation>权重的初值</translation>
    </message>
    <message>
        <source>Take the present weights</source>
        <translation>取用当前的权重</translation>
    </message>
    <message>
        <source>The numbers that the network has now become given values: trained, or fresh.</source>
        <translation>网络现在的数值变成给定的数值：训练过的，或刚抽取的。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Change between dark and light</source>
        <translation>切换深色与浅色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>显示问题</translation>
    </message>
    <message>
        <source>Four bytes for each parameter</source>
        <translation>每个参数占四个字节</translation>
    </message>
    <message>
        <source>How long the last analysis of the network took</source>
        <translation>最近一次分析网络所用的时间</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>{0} 个参数</translation>
    </message>
    <message>
        <source>{0} multiply-adds / image</source>
        <translation>{0} 次乘加/图片</translation>
    </message>
    <message>
        <source>{0} multiply-adds / sample</source>
        <translation>{0} 次乘加/样本</translation>
    </message>
    <message>
        <source>{0} weights</source>
        <translation>权重 {0}</translation>
    </message>
    <message>
        <source>shapes in {0} ms</source>
        <translation>形状计算 {0} ms</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n 个提示</numerusform>
        </translation>
    </message>
    <message>
        <source>no problems</source>
        <translation>没有问题</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>largest of {0}</source>
        <translation>{0} 个数中的最大值</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>(mean {0})</source>
        <translation>（均值 {0}）</translation>
    </message>
    <message>
        <source>+ others</source>
        <translation>+ 其他通道</translation>
    </message>
</context>
<context>
    <name>StepperPanel</name>
    <message>
        <source>Next output number</source>
        <translation>下一个输出数</translation>
    </message>
    <message>
        <source>Output numbers a second</source>
        <translation>每秒的输出数个数</translation>
    </message>
    <message>
        <source>Input channel whose numbers are shown</source>
        <translation>显示其数字的输入通道</translation>
    </message>
    <message>
        <source>Output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Save the calculation as a picture</source>
        <translation>把计算过程保存为图片</translation>
    </message>
    <message>
        <source>Number by number</source>
        <translation>逐个数字</translation>
    </message>
    <message>
        <source>Next output number. Arrow keys, Page Up and Page Down move, too.</source>
        <translation>下一个输出数。方向键、Page Up 和 Page Down 也可以移动。</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Select a convolution or a pooling layer.</source>
        <translation>请选择一个卷积层或池化层。</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>This layer is muted: data pass it unchanged.</source>
        <translation>该层已停用：数据原样通过。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Nothing uses this layer.</source>
        <translation>没有任何部分用到这一层。</translation>
    </message>
    <message>
        <source>These numbers are of the network before your changes: train it again.</source>
        <translation>这些数字来自你修改之前的网络：请重新训练。</translation>
    </message>
    <message>
        <source>One sample makes {0} numbers in this layer: too many to follow.</source>
        <translation>一个样本在这一层产生 {0} 个数：太多了，无法逐个跟踪。</translation>
    </message>
    <message>
        <source>row {0}, column {1}</source>
        <translation>第 {0} 行，第 {1} 列</translation>
    </message>
    <message>
        <source>sample “{0}”</source>
        <translation>样本“{0}”</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>显示 {0}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play: one output number after another (Space)</source>
        <translation>播放：逐个输出数（空格键）</translation>
    </message>
</context>
<context>
    <name>StepperView</name>
    <message>
        <source>channel {0}, row {1}, column {2}</source>
        <translation>通道 {0}，第 {1} 行，第 {2} 列</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>sums of the input channels</source>
        <translation>各输入通道的和</translation>
    </message>
    <message>
        <source>input channel {0}</source>
        <translation>输入通道 {0}</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>row {0}, column {1}</source>
        <translation>第 {0} 行，第 {1} 列</translation>
    </message>
    <message>
        <source>between the numbers of the input</source>
        <translation>在输入的数之间</translation>
    </message>
    <message>
        <source>padding, repeats row {0}, column {1}</source>
        <translation>填充，重复第 {0} 行第 {1} 列</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
</context>
<context>
    <name>SummaryModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
</context>
<context>
    <name>Survey</name>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>已取消：没有做任何更改。</translation>
    </message>
    <message>
        <source>{path} is not there or cannot be opened.</source>
        <translation>{path} 不存在，或者无法打开。</translation>
    </message>
    <message>
        <source>{name} is neither a folder of pictures nor a table ({known}).</source>
        <translation>{name} 既不是图片文件夹，也不是表格（{known}）。</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>a quotation mark that is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>a cell with too many characters</source>
        <translation>单元格中的字符过多</translation>
    </message>
    <message>
        <source>The table was prepared, but cannot be read back.</source>
        <translation>表格已准备好，但无法读回。</translation>
    </message>
    <message>
        <source>The table has titles, but no rows.</source>
        <translation>表格只有标题，没有数据行。</translation>
    </message>
    <message>
        <source>No column can be predicted: each is empty, always the same, or different texts in nearly every row.</source>
        <translation>没有可以预测的列：每一列要么为空，要么始终相同，要么几乎每行的文本都不同。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>the same in every row</source>
        <translation>每行都相同</translation>
    </message>
    <message>
        <source>empty in most rows</source>
        <translation>大多数行为空</translation>
    </message>
    <message>
        <source>row numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>dates or times</source>
        <translation>日期或时间</translation>
    </message>
    <message>
        <source>different texts in very many rows</source>
        <translation>很多行的文本各不相同</translation>
    </message>
    <message>
        <source>No table was opened yet: drop a file such as .csv on the window. One of its columns is predicted from others.</source>
        <translation>还没有打开表格：请把 .csv 等文件拖到窗口上。其中一列由其他列来预测。</translation>
    </message>
    <message>
        <source>“{column}” is “{text}”, which is no number</source>
        <translation>“{column}”是“{text}”，不是数值</translation>
    </message>
    <message>
        <source>“{column}” is empty</source>
        <translation>“{column}”为空</translation>
    </message>
    <message>
        <source>“{column}” is infinite or far too large</source>
        <translation>“{column}”是无穷大，或数值过大</translation>
    </message>
    <message>
        <source>“{column}” is no number</source>
        <translation>“{column}”不是数值</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} different values: too many for classes or categories.</source>
        <translation>“{name}”有超过 {most} 个不同的值，不适合作为类别。</translation>
    </message>
    <message>
        <source>{name} holds no rows.</source>
        <translation>{name} 里没有数据行。</translation>
    </message>
    <message>
        <source>{name} is no text, whatever its name says: a table as text is needed, or a file that ends in .parquet or .xlsx.</source>
        <translation>尽管名称如此，{name} 并不是文本：需要文本形式的表格，或以 .parquet、.xlsx 结尾的文件。</translation>
    </message>
    <message>
        <source>{name} has {count} columns; at most {most} can be read.</source>
        <translation>{name} 有 {count} 列；最多能读取 {most} 列。</translation>
    </message>
    <message>
        <source>{name} has one column only. One to predict is needed and at least one to predict it from, with a comma, a semicolon or a tab between them.</source>
        <translation>{name} 只有一列。需要一列作为预测目标，并至少有一列用来预测它，各列之间用逗号、分号或制表符分隔。</translation>
    </message>
    <message>
        <source>There is no encoding “{name}”, or the file is another one.</source>
        <translation>没有名为“{name}”的编码，或者文件用的是另一种编码。</translation>
    </message>
    <message>
        <source>{n} cells where {width} are needed</source>
        <translation>有 {n} 个单元格，应有 {width} 个</translation>
    </message>
    <message>
        <source>{name} cannot be read as what its name says: {reason}</source>
        <translation>无法按名称所示的格式读取 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} has no sheet “{sheet}”. Its sheets: {known}.</source>
        <translation>{name} 中没有工作表“{sheet}”。现有的工作表：{known}。</translation>
    </message>
    <message>
        <source>Reading {name} needs the package {package}: install it with “pip install {package}”, or save the table as .csv.</source>
        <translation>读取 {name} 需要 {package} 包：请用“pip install {package}”安装，或把表格另存为 .csv。</translation>
    </message>
    <message>
        <source>{name} has {count} columns; between 2 and {most} are needed.</source>
        <translation>{name} 有 {count} 列；需要 2 到 {most} 列。</translation>
    </message>
    <message>
        <source>No row of the table can be used: {count} were left out. The first, line {line}: {reason}.</source>
        <translation>表格中没有可用的行：{count} 行都被跳过。第一处在第 {line} 行：{reason}。</translation>
    </message>
    <message>
        <source>Columns without a title are named by their place: {n}.</source>
        <translation>没有标题的列按位置命名：{n} 列。</translation>
    </message>
    <message>
        <source>Titles that came again got a number: {names}.</source>
        <translation>重复的标题已加上编号：{names}。</translation>
    </message>
    <message>
        <source>Lines above the titles that were passed over: {n}.</source>
        <translation>标题之前略过的行数：{n}。</translation>
    </message>
    <message>
        <source>Lines with characters that are not {encoding}: {n}.</source>
        <translation>含有不属于 {encoding} 编码的字符的行数：{n}。</translation>
    </message>
    <message>
        <source>The table has no column “{name}”. Its columns: {known}.</source>
        <translation>表格中没有“{name}”这一列。现有的列：{known}。</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} different texts: too many for classes. Choose another column to predict.</source>
        <translation>“{name}”有超过 {most} 种不同的文本，不适合作为类别。请选择另一列作为预测目标。</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} different texts: too many for categories. Leave it out.</source>
        <translation>“{name}”有超过 {most} 种不同的文本，不适合作为类别列。请不要选用它。</translation>
    </message>
    <message>
        <source>No column is of use to predict “{name}” from. {note} Choose the columns yourself, or another one to predict.</source>
        <translation>没有可用来预测“{name}”的列。{note}请自己选择输入列，或选择另一列作为预测目标。</translation>
    </message>
    <message>
        <source>Choose a column to predict “{name}” from.</source>
        <translation>请选择用来预测“{name}”的列。</translation>
    </message>
    <message>
        <source>Left out, {reason}: {names}.</source>
        <translation>未选用（{reason}）：{names}。</translation>
    </message>
    <message>
        <source>“{name}” holds texts: it can be predicted as classes only.</source>
        <translation>“{name}”中是文本，只能作为类别来预测。</translation>
    </message>
    <message>
        <source>{name} is a kind of table that cannot be read: save it as .xlsx or .csv.</source>
        <translation>{name} 是无法读取的表格格式：请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>No row of {name} can be used: {count} were left out. The first, line {line}: {reason}. Leave out columns with many gaps.</source>
        <translation>{name} 里没有可用的行：{count} 行都被跳过。第一处在第 {line} 行：{reason}。请不要选用缺失值很多的列。</translation>
    </message>
    <message>
        <source>“{name}” is “{only}” in every row that can be used: there is nothing to tell apart. Choose another column to predict.</source>
        <translation>在所有可用的行中，“{name}”都是“{only}”，没有可以区分的内容。请选择另一列作为预测目标。</translation>
    </message>
    <message>
        <source>The numbers of “{name}” are taken as classes: {n} different ones.</source>
        <translation>“{name}”中的数值被当作类别：共 {n} 个。</translation>
    </message>
    <message>
        <source>Classes with one row only, too few: {names}.</source>
        <translation>只有一行、样本太少的类别：{names}。</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {reason}.</source>
        <translation>无法打开 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Line {line} of {name} does not end for millions of characters: this is no table.</source>
        <translation>{name} 的第 {line} 行有数百万个字符仍未结束：这不是表格。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} was changed while it was read. Open it again when it is complete.</source>
        <translation>{name} 在读取时被更改。请等它写完后再打开。</translation>
    </message>
    <message>
        <source>The table {path} is not there any more. Put it back, or open it again where it is now.</source>
        <translation>表格 {path} 已经不在了。请把它放回原处，或者从它现在的位置重新打开。</translation>
    </message>
    <message>
        <source>The table {path} is not the one that was opened: its contents changed. Open it again to take it as it is now.</source>
        <translation>表格 {path} 与打开时不同：内容已更改。请重新打开，以使用它现在的内容。</translation>
    </message>
    <message>
        <source>The name of {path} has characters that cannot be stored: rename it.</source>
        <translation>{path} 的名称中有无法保存的字符：请重新命名。</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Open as a new project</source>
        <translation>作为新项目打开</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>A small convolutional network reads 1,797 real digits.</source>
        <translation>一个小型卷积网络识别 1,797 个真实的手写数字。</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>一个神经元</translation>
    </message>
    <message>
        <source>Two inputs, two weights, a bias and a step: set by hand it is AND.</source>
        <translation>两个输入、两个权重、一个偏置和一个阶跃：手动设好就是“与”。</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>感知机</translation>
    </message>
    <message>
        <source>One neuron learns AND and OR; XOR it cannot, and you see why.</source>
        <translation>一个神经元学会“与”和“或”；“异或”它学不会，你会看到为什么。</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或 XOR</translation>
    </message>
    <message>
        <source>The problem that one neuron cannot solve, and one hidden layer can.</source>
        <translation>一个神经元解决不了、加一个隐藏层就能解决的问题。</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Hidden layers bend the plane until two spirals come apart.</source>
        <translation>隐藏层弯曲平面，直到两条螺旋分开。</translation>
    </message>
    <message>
        <source>Lines and curves</source>
        <translation>直线与曲线</translation>
    </message>
    <message>
        <source>Layers without activations are a line: mute them and watch the boundary straighten.</source>
        <translation>没有激活函数的层只是一条直线：停用它们，看边界变直。</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>游乐场</translation>
    </message>
    <message>
        <source>Choose points, columns and neurons and watch the boundary bend.</source>
        <translation>选择数据点、特征列和神经元数，看边界弯曲。</translation>
    </message>
    <message>
        <source>Straight line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>One weight and one bias are m and c of y = mx + c.</source>
        <translation>一个权重和一个偏置就是 y = mx + c 中的 m 和 c。</translation>
    </message>
    <message>
        <source>Growing judge</source>
        <translation>成长的裁判</translation>
    </message>
    <message>
        <source>From one measurement to six and a hidden layer: each step judges better.</source>
        <translation>从一项测量到六项，再加一个隐藏层：每一步都判得更准。</translation>
    </message>
    <message>
        <source>X and O</source>
        <translation>X 与 O</translation>
    </message>
    <message>
        <source>Drawn 9×9 crosses and circles, filters that you can read.</source>
        <translation>绘制的 9×9 叉和圈，卷积核一看就懂。</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>The network of 1998 that read the digits on cheques: 61,706 parameters.</source>
        <translation>1998 年用来读取支票数字的网络：61,706 个参数。</translation>
    </message>
    <message>
        <source>32×32 colour pictures</source>
        <translation>32×32 彩色图片</translation>
    </message>
    <message>
        <source>The PyTorch tutorial&apos;s network (62,006 parameters) on generated shapes.</source>
        <translation>PyTorch 教程中的网络（62,006 个参数），用生成的图形训练。</translation>
    </message>
    <message>
        <source>Keras example</source>
        <translation>Keras 示例</translation>
    </message>
    <message>
        <source>Four convolutions and two hidden layers on 100×100 pictures: 7,998,250 parameters.</source>
        <translation>100×100 图片上的四个卷积层和两个全连接层：7,998,250 个参数。</translation>
    </message>
    <message>
        <source>Rows, one by one</source>
        <translation>逐行读取</translation>
    </message>
    <message>
        <source>An LSTM reads a digit row by row and says at the end what it was.</source>
        <translation>LSTM 逐行读取一个数字，最后说出它是几。</translation>
    </message>
    <message>
        <source>Rows, all at once</source>
        <translation>各行同时</translation>
    </message>
    <message>
        <source>Attention compares the rows of a digit with each other.</source>
        <translation>注意力把数字的各行互相比较。</translation>
    </message>
    <message>
        <source>20 layers, plain</source>
        <translation>20 层普通网络</translation>
    </message>
    <message>
        <source>Twenty layers one after the other: compare its training with ResNet-20.</source>
        <translation>二十层依次相连：请与 ResNet-20 的训练比较。</translation>
    </message>
    <message>
        <source>ResNet-20</source>
        <translation>ResNet-20</translation>
    </message>
    <message>
        <source>The same twenty layers with skip connections: the deep network learns again.</source>
        <translation>同样的二十层加上跳跃连接：深层网络又能学习了。</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Names every pixel: the fine pictures come back to the coarse one.</source>
        <translation>为每个像素命名：精细的特征图回到粗糙的特征图中。</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>A whole picture through 32 numbers, and back.</source>
        <translation>整幅图像穿过 32 个数，再还原回来。</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>The numbers are drawn at random, so that near ones look alike.</source>
        <translation>这些数是随机抽取的，因此相近的数给出相似的图像。</translation>
    </message>
    <message>
        <source>DCGAN, generator</source>
        <translation>DCGAN 生成器</translation>
    </message>
    <message>
        <source>Makes a picture of 100 numbers; here an encoder chooses them.</source>
        <translation>由 100 个数生成一幅图像；这里由编码器选出这些数。</translation>
    </message>
    <message>
        <source>DCGAN, discriminator</source>
        <translation>DCGAN 判别器</translation>
    </message>
    <message>
        <source>Says yes or no to a picture: here it tells circles from squares.</source>
        <translation>对一幅图像说“是”或“否”：这里用来区分圆和方。</translation>
    </message>
    <message>
        <source>AlexNet, 2012</source>
        <translation>AlexNet（2012）</translation>
    </message>
    <message>
        <source>Two groups of filters and local response normalization: it began deep learning.</source>
        <translation>两组卷积核加局部响应归一化：深度学习由此开始。</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>As torchvision builds it: five convolutions, three Linear, 61,100,840 parameters.</source>
        <translation>torchvision 的写法：五个卷积层、三个全连接层，61,100,840 个参数。</translation>
    </message>
    <message>
        <source>VGG16</source>
        <translation>VGG16</translation>
    </message>
    <message>
        <source>Thirteen 3×3 convolutions and three Linear: simple, large, 138,357,544 parameters.</source>
        <translation>十三个 3×3 卷积层和三个全连接层：简单而庞大，138,357,544 个参数。</translation>
    </message>
    <message>
        <source>GoogLeNet</source>
        <translation>GoogLeNet</translation>
    </message>
    <message>
        <source>Blocks of four windows; 3×3 as in torchvision, branch3_kernel = 5 as in the paper.</source>
        <translation>四种窗口并行的块；与 torchvision 一样用 3×3，设 branch3_kernel = 5 则与论文一致。</translation>
    </message>
    <message>
        <source>GoogLeNet with helpers</source>
        <translation>带辅助头的 GoogLeNet</translation>
    </message>
    <message>
        <source>Two more outputs help the early layers while training: 13,004,888 parameters.</source>
        <translation>训练时另有两个输出帮助前面的层：13,004,888 个参数。</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>Eight blocks with skip connections: 11,689,512 parameters.</source>
        <translation>八个带跳跃连接的块：11,689,512 个参数。</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>Bottleneck blocks squeeze, look and widen again: 25,557,032 parameters.</source>
        <translation>瓶颈块先压缩、再卷积、再扩展：25,557,032 个参数。</translation>
    </message>
    <message>
        <source>ResNet-152</source>
        <translation>ResNet-152</translation>
    </message>
    <message>
        <source>The same blocks, 36 of them in one stage: 60,192,808 parameters.</source>
        <translation>同样的块，其中一个阶段就有 36 个：60,192,808 个参数。</translation>
    </message>
    <message>
        <source>DenseNet-121</source>
        <translation>DenseNet-121</translation>
    </message>
    <message>
        <source>Every layer reads all layers before it: 7,978,856 parameters.</source>
        <translation>每一层都读取前面所有的层：7,978,856 个参数。</translation>
    </message>
    <message>
        <source>MobileNetV2</source>
        <translation>MobileNetV2</translation>
    </message>
    <message>
        <source>Depthwise convolutions for telephones: 3,504,872 parameters.</source>
        <translation>为手机设计的逐通道卷积：3,504,872 个参数。</translation>
    </message>
    <message>
        <source>Inception v3</source>
        <translation>Inception v3</translation>
    </message>
    <message>
        <source>Long and flat windows in place of large ones: 27,161,264 parameters.</source>
        <translation>用长条和扁平的窗口代替大窗口：27,161,264 个参数。</translation>
    </message>
    <message>
        <source>EfficientNet-B0</source>
        <translation>EfficientNet-B0</translation>
    </message>
    <message>
        <source>Blocks that weigh their channels, sized by a search: 5,288,548 parameters.</source>
        <translation>会给通道加权的块，大小由搜索得到：5,288,548 个参数。</translation>
    </message>
    <message>
        <source>Vision Transformer B/16</source>
        <translation>视觉 Transformer B/16</translation>
    </message>
    <message>
        <source>A picture as a row of 196 patches that attend to each other: 86,567,656 parameters.</source>
        <translation>把图片看作互相关注的 196 个小块：86,567,656 个参数。</translation>
    </message>
    <message>
        <source>Iris flowers</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Deep networks</source>
        <translation>深层网络</translation>
    </message>
    <message>
        <source>Trains in seconds</source>
        <translation>几秒钟训练完</translation>
    </message>
    <message>
        <source>Trains in about a minute</source>
        <translation>约一分钟训练完</translation>
    </message>
    <message>
        <source>Trains in a few minutes</source>
        <translation>几分钟训练完</translation>
    </message>
    <message>
        <source>Trains in about two minutes with small = 1</source>
        <translation>设 small = 1 后约两分钟训练完</translation>
    </message>
    <message>
        <source>Three kinds of iris from four measurements: the classic table.</source>
        <translation>用四项测量值区分三种鸢尾花：经典的数据表。</translation>
    </message>
    <message>
        <source>Fitting a curve</source>
        <translation>曲线拟合</translation>
    </message>
    <message>
        <source>A network learns a curve from noisy points.</source>
        <translation>网络从带噪声的点中学习一条曲线。</translation>
    </message>
    <message>
        <source>There is no template “{id}”. There are: {known}.</source>
        <translation>没有模板“{id}”。可用的有：{known}。</translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>The measurement was cancelled.</source>
        <translation>测量已取消。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Training bar</source>
        <translation>训练栏</translation>
    </message>
    <message>
        <source>All menus</source>
        <translation>所有菜单</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pace: steps a second, so that training can be watched</source>
        <translation>速度：每秒多少步，便于观看训练过程</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>full</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>{0} / s</source>
        <translation>{0} 步/秒</translation>
    </message>
    <message>
        <source>Pace: {0}</source>
        <translation>速度：{0}</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Choose and set up the data</source>
        <translation>选择并设置数据</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Choose where to compute</source>
        <translation>选择在哪里计算</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>There is nothing to train: all weights are locked. Unlock one.</source>
        <translation>没有可以训练的东西：所有权重都已锁定。请解锁一个。</translation>
    </message>
    <message>
        <source>There is nothing to train: no layer of the network has weights.</source>
        <translation>没有可训练的内容：网络中没有任何层带权重。</translation>
    </message>
    <message>
        <source>Training begins at epoch {epoch} of {epochs}: {steps} batches of {size} in each, on {device} (threads: {threads}), mode {mode}.</source>
        <translation>训练从第 {epoch} 轮开始，共 {epochs} 轮：每轮 {steps} 批，批大小 {size}，设备 {device}（线程数：{threads}），模式 {mode}。</translation>
    </message>
    <message>
        <source>From step {step} on the learning rate is {rate}, set by hand: the exported script cannot repeat that.</source>
        <translation>从第 {step} 步起，学习率为手动设置的 {rate}：导出的脚本无法重现这一点。</translation>
    </message>
    <message>
        <source>Finished at step {step} after {took} s.</source>
        <translation>在第 {step} 步完成，用时 {took} 秒。</translation>
    </message>
    <message>
        <source>Set the learning rate to {rate}</source>
        <translation>把学习率设为 {rate}</translation>
    </message>
    <message>
        <source>The loss is not a number any more at step {step}; the first layer that gives none is {name}. Training stopped, the weights before it are kept. Try a learning rate of {rate}.</source>
        <translation>在第 {step} 步，损失不再是有效数字；最先给出无效数字的层是 {name}。训练已停止，此前的权重已保留。请把学习率改为 {rate} 试试。</translation>
    </message>
    <message>
        <source>From step {step} on the learning rate is the recipe&apos;s.</source>
        <translation>从第 {step} 步起，学习率恢复为训练配方中的值。</translation>
    </message>
    <message>
        <source>Stopped at step {step} after {took} s.</source>
        <translation>在第 {step} 步停止，用时 {took} 秒。</translation>
    </message>
    <message>
        <source>The loss is not a number any more at step {step}: training stopped, the weights before it are kept. Try a learning rate of {rate}.</source>
        <translation>在第 {step} 步，损失不再是有效数字：训练已停止，此前的权重已保留。请把学习率改为 {rate} 试试。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Draw another seed</source>
        <translation>更换随机种子</translation>
    </message>
    <message>
        <source>Choose {type}</source>
        <translation>选择 {type}</translation>
    </message>
    <message>
        <source>Set {field}</source>
        <translation>设置 {field}</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Look at the files again…</source>
        <translation>重新查看文件…</translation>
    </message>
    <message>
        <source>{0} samples</source>
        <translation>{0} 个样本</translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>{0} classes for each of {1} pixels</source>
        <translation>{1} 个像素各有 {0} 个类别</translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation>目标 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Undo the last stroke (Ctrl+Z on the pad)</source>
        <translation>撤销上一笔（在画板上按 Ctrl+Z）</translation>
    </message>
    <message>
        <source>Clear (Delete)</source>
        <translation>清空 (Delete)</translation>
    </message>
    <message>
        <source>Paste a picture, or a row of numbers (Ctrl+V)</source>
        <translation>粘贴图片或一行数字 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Open a picture; it can also be dropped here</source>
        <translation>打开图片；也可以拖到这里</translation>
    </message>
    <message>
        <source>Previous sample of the data</source>
        <translation>数据的上一个样本</translation>
    </message>
    <message>
        <source>Next sample of the data</source>
        <translation>数据的下一个样本</translation>
    </message>
    <message>
        <source>Save what the network sees, for predict.py</source>
        <translation>保存网络看到的图片，供 predict.py 使用</translation>
    </message>
    <message>
        <source>Pad to draw on</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的图片</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>在这里画</translation>
    </message>
    <message>
        <source>Shown once the problems of the network are mended.</source>
        <translation>修复网络中的问题后即可显示。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>untrained network</source>
        <translation>尚未训练的网络</translation>
    </message>
    <message>
        <source>of the network before your changes</source>
        <translation>来自你修改之前的网络</translation>
    </message>
    <message>
        <source>Draw something, paste a picture, or take a sample with the arrows.</source>
        <translation>画点什么、粘贴一张图片，或用箭头取一个样本。</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif)</translation>
    </message>
</context>
<context>
    <name>Unrolling</name>
    <message>
        <source>Repeated {count} times? A whole number from 1 to {most} is needed.</source>
        <translation>重复 {count} 次？需要 1 到 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>{name} cannot be repeated: only what has one input and one output can.</source>
        <translation>{name} 不能重复：只有一个输入和一个输出的才可以。</translation>
    </message>
    <message>
        <source>{name} shares its weights, so it cannot be repeated.</source>
        <translation>{name} 与别的层共享权重，不能重复。</translation>
    </message>
</context>
<context>
    <name>UnusedModel</name>
    <message>
        <source>no weights</source>
        <translation>不是权重</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
</context>
<context>
    <name>VariableRow</name>
    <message>
        <source>Name of {0}</source>
        <translation>{0} 的名称</translation>
    </message>
    <message>
        <source>The number that {0} stands for, wherever it is named</source>
        <translation>{0} 所代表的数，凡是写了它名字的地方都用它</translation>
    </message>
    <message>
        <source>Value of {0}</source>
        <translation>{0} 的值</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>Show where {0} is used</source>
        <translation>显示 {0} 用在哪里</translation>
    </message>
    <message>
        <source>Not used yet: write {0} into a field.</source>
        <translation>还没有使用：把 {0} 写进某个字段。</translation>
    </message>
    <message>
        <source>Used here (click to show):</source>
        <translation>用在这里（点击显示）：</translation>
    </message>
</context>
<context>
    <name>Variables</name>
    <message>
        <source>New variable</source>
        <translation>新建变量</translation>
    </message>
    <message>
        <source>Write {value} there and delete it</source>
        <translation>在那里写入 {value} 并删除它</translation>
    </message>
    <message>
        <source>There is no variable {name} any more.</source>
        <translation>变量 {name} 已经不在了。</translation>
    </message>
    <message>
        <source>There is not one plain number in {field}.</source>
        <translation>{field} 里不是一个单独的数。</translation>
    </message>
    <message>
        <source>A project has at most {most} variables.</source>
        <translation>一个项目最多有 {most} 个变量。</translation>
    </message>
    <message>
        <source>{name} is still used: {places}.</source>
        <translation>{name} 还在使用：{places}。</translation>
    </message>
    <message>
        <source>{name} is still used: {places} and {others} more.</source>
        <translation>{name} 还在使用：{places}，以及另外 {others} 处。</translation>
    </message>
    <message>
        <source>“{text}” is not a number. A variable is one number, for example 64 or 0.5.</source>
        <translation>“{text}”不是数。变量是一个数，例如 64 或 0.5。</translation>
    </message>
    <message>
        <source>There is a variable {name} already.</source>
        <translation>已经有变量 {name}。</translation>
    </message>
    <message>
        <source>“{name}” means something else in a field: try “{name}_1”.</source>
        <translation>“{name}”在字段里另有含义：请试试“{name}_1”。</translation>
    </message>
    <message>
        <source>The block {block} uses {old} and has a parameter {new} of its own.</source>
        <translation>块 {block} 使用 {old}，并且自己有参数 {new}。</translation>
    </message>
    <message>
        <source>Make {field} a variable</source>
        <translation>把 {field} 变成变量</translation>
    </message>
    <message>
        <source>Rename {old} to {new}</source>
        <translation>把 {old} 改名为 {new}</translation>
    </message>
    <message>
        <source>Set {name} to {value}</source>
        <translation>把 {name} 设为 {value}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
</context>
<context>
    <name>VariablesSection</name>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>A number with a name, for many fields: width, width * 2 …</source>
        <translation>有名字的数，可用于许多字段：width、width * 2……</translation>
    </message>
    <message>
        <source>New variable</source>
        <translation>新建变量</translation>
    </message>
    <message>
        <source>Show the variables</source>
        <translation>显示变量</translation>
    </message>
    <message>
        <source>Hide the variables</source>
        <translation>隐藏变量</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>Replace the head, freeze the rest</source>
        <translation>替换最后一层，冻结其余各层</translation>
    </message>
</context>
<context>
    <name>WeightsCommands</name>
    <message>
        <source>Weights ({0});;All files (*)</source>
        <translation>权重 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Load weights</source>
        <translation>载入权重</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>WeightsFile</name>
    <message>
        <source>All {all} layers have weights of {name}.</source>
        <translation>全部 {all} 层都使用 {name} 的权重。</translation>
    </message>
    <message>
        <source>Nothing in {name} fits this network: neither names nor shapes are those of its layers.</source>
        <translation>{name} 中没有适合此网络的内容：名称和形状都与各层不符。</translation>
    </message>
    <message>
        <source>{name} or the network changed while you looked at them. Open the file once more.</source>
        <translation>在您查看期间，{name} 或网络已改变。请重新打开文件。</translation>
    </message>
    <message>
        <source>{count} of {all} layers have weights of {name}; fresh: {fresh}.</source>
        <translation>{all} 层中有 {count} 层使用 {name} 的权重；重新初始化：{fresh}。</translation>
    </message>
    <message>
        <source>{key} in {name} holds values that are no numbers (NaN or infinite): the network that was saved had broken down. Take an earlier file.</source>
        <translation>{name} 中的 {key} 含有不是数的值（NaN 或无穷大）：保存时网络已经发散。请使用更早的文件。</translation>
    </message>
    <message>
        <source>The weights were not kept: {reason}. Make room in {folder}.</source>
        <translation>权重没有保存：{reason}。请在 {folder} 中腾出空间。</translation>
    </message>
    <message>
        <source>{name} holds more than weights ({what}): a whole model, perhaps. Code of a file is never run here. In Python, torch.save(model.state_dict(), “weights.pt”) writes the weights alone.</source>
        <translation>{name} 中不只有权重（{what}）：可能是整个模型。这里从不运行文件中的代码。在 Python 中可用 torch.save(model.state_dict(), “weights.pt”) 只写出权重。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off: copy or download it again.</source>
        <translation>{name} 已损坏或不完整：请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is no file of weights: safetensors, or a state_dict that torch.save wrote (.pth, .pt), is needed.</source>
        <translation>{name} 不是权重文件：需要 safetensors，或由 torch.save 写出的 state_dict（.pth、.pt）。</translation>
    </message>
    <message>
        <source>{name} holds no weights: no tensors with names.</source>
        <translation>{name} 中没有权重：没有带名称的张量。</translation>
    </message>
    <message>
        <source>{name} is too large: reading its {size} GB needs more memory than is free.</source>
        <translation>{name} 太大：读取这 {size} GB 所需的内存多于空闲内存。</translation>
    </message>
    <message>
        <source>{name} is a TorchScript program, not weights alone. In Python, torch.save(torch.jit.load(“{name}”).state_dict(), “weights.pt”) writes them.</source>
        <translation>{name} 是 TorchScript 程序，不只是权重。在 Python 中可用 torch.save(torch.jit.load(“{name}”).state_dict(), “weights.pt”) 写出权重。</translation>
    </message>
    <message>
        <source>{name} only points to the weights (git LFS): fetch the file itself with git lfs pull.</source>
        <translation>{name} 只是指向权重的指针（git LFS）：请用 git lfs pull 获取文件本身。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>[*]{0} – Layerloom</source>
        <translation>[*]{0} – Layerloom</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>显示文件夹</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Begins with the weights of {file}; with fresh ones: {names}.</source>
        <translation>从 {file} 的权重开始；重新初始化的层：{names}。</translation>
    </message>
    <message>
        <source>Begins with the weights of {file}.</source>
        <translation>从 {file} 的权重开始。</translation>
    </message>
    <message>
        <source>These layers changed their shape and begin with fresh weights: {names}.</source>
        <translation>以下层的形状已改变，将从新权重开始：{names}。</translation>
    </message>
    <message>
        <source>This computer has no {device} device: choose auto or cpu.</source>
        <translation>这台电脑没有 {device} 设备：请选择 auto 或 cpu。</translation>
    </message>
    <message>
        <source>The run goes on under other conditions ({names}): its last digits are not those of one long run.</source>
        <translation>这次运行在不同的条件下继续（{names}）：结果的末几位数字会与一次不间断的运行不同。</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>About Layerloom</source>
        <translation>关于 Layerloom</translation>
    </message>
    <message>
        <source>Layerloom {0}</source>
        <translation>Layerloom {0}</translation>
    </message>
    <message>
        <source>Draw neural networks, train them, look inside. The result is plain PyTorch.</source>
        <translation>绘制神经网络，训练它们，看清内部。得到的就是纯粹的 PyTorch。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>基于 MIT 许可证的自由软件。</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>设置：{0}</translation>
    </message>
    <message>
        <source>Your data: {0}</source>
        <translation>你的数据：{0}</translation>
    </message>
    <message>
        <source>Runs: {0}</source>
        <translation>运行：{0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
