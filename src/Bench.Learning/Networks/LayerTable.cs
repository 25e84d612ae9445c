using Bench.Core;

namespace Bench.Learning.Networks;

/// <summary>The layers of a network in the order they run, with output sizes and parameters, worked out without building it.</summary>
public sealed class LayerTable
{
    private readonly List<LayerRow> _rows = [];
    private readonly NetworkOptions _options;
    private readonly int _height;
    private readonly int _width;

    private LayerTable(NetworkOptions options, int height, int width)
    {
        _options = options;
        _height = height;
        _width = width;
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<LayerRow> Rows => _rows;

    /// <summary>All parameters, moving statistics included, as Keras counts them.</summary>
    public long Parameters => _rows.Sum(r => r.Parameters);

    /// <summary>Parameters that training changes.</summary>
    public long Trainable => _rows.Sum(r => r.Trainable);

    /// <summary>Lists the layers of a network.</summary>
    /// <param name="options">The network.</param>
    /// <param name="height">Rows of an image; a multiple of <see cref="NetworkOptions.SizeMultiple"/>.</param>
    /// <param name="width">Columns of an image, likewise.</param>
    /// <exception cref="ArgumentException">Impossible options, or a size that the poolings do not divide.</exception>
    public static LayerTable Of(NetworkOptions options, int height, int width)
    {
        options.Validate();
        if (height < 1 || width < 1 || height % options.SizeMultiple != 0 || width % options.SizeMultiple != 0)
        {
            throw new ArgumentException($"{height} × {width} are not multiples of {options.SizeMultiple}.", nameof(height));
        }

        var table = new LayerTable(options, height, width);
        table.Add("Input", "InputLayer", 0, 1);
        table.AddEncoder();
        for (var d = options.Levels - 2; d >= 0; d--)
        {
            table.AddDecoder(d);
        }

        table.AddHeads();
        return table;
    }

    private void AddEncoder()
    {
        var f = _options.Filters;
        for (var l = 0; l < _options.Levels; l++)
        {
            if (l > 0)
            {
                Add($"Encoder{l + 1}_Pool", "MaxPooling2D", l, f[l - 1]);
            }

            AddBlock($"Encoder{l + 1}", 1, l, l == 0 ? 1 : f[l - 1], f[l]);
            AddBlock($"Encoder{l + 1}", 2, l, f[l], f[l]);
        }

        Add("Dropout", "Dropout", _options.Levels - 1, f[^1]);
    }

    private void AddDecoder(int d)
    {
        var channels = _options.SkipChannels(d);
        foreach (var u in _options.ConvolvedSources(d))
        {
            var (name, given) = ($"Skip{u + 1}_{d + 1}", _options.SourceChannels(u, d));
            if (u < d)
            {
                Add($"{name}_Pool", "MaxPooling2D", d, given);
            }
            else if (u > d && _options.Upsampling == UpsamplingKind.Bilinear)
            {
                Add($"{name}_Up", "UpSampling2D", d, given);
            }
            else if (u > d)
            {
                Add($"{name}_Up", "Conv2DTranspose", d, given, channels, (((long)given << (2 * (u - d))) * channels) + channels);
                given = channels;
            }

            AddBlock(name, 1, d, given, channels);
        }

        Add($"Decoder{d + 1}_Concat", "Concatenate", d, _options.JoinedChannels(d));
        for (var i = 0; i < _options.DecoderBlocks; i++)
        {
            AddBlock($"Decoder{d + 1}", i + 1, d, i == 0 ? _options.JoinedChannels(d) : _options.DecoderChannels(d), _options.DecoderChannels(d));
        }
    }

    private void AddHeads()
    {
        for (var l = _options.DeepSupervision ? _options.Levels - 1 : 0; l >= 0; l--)
        {
            AddConvolution($"deepsup_conv_{l + 1}_1", l, _options.DecoderChannels(l), LabelMap.ClassCount);
            if (l > 0)
            {
                Add($"deepsup_up_{l + 1}", "UpSampling2D", 0, LabelMap.ClassCount);
            }

            AddConvolution($"deepsup_conv_{l + 1}_2", 0, LabelMap.ClassCount, LabelMap.ClassCount);
            Add($"deepsup_softmax_{l + 1}", "Softmax", 0, LabelMap.ClassCount);
        }
    }

    private void AddBlock(string name, int index, int level, int channelsIn, int channelsOut)
    {
        AddConvolution($"{name}_Conv_{index}", level, channelsIn, channelsOut);
        Add($"{name}_BN_{index}", "BatchNormalization", level, channelsOut, channelsOut, 2L * channelsOut, 2L * channelsOut);
        Add($"{name}_ReLU_{index}", "ReLU", level, channelsOut);
    }

    private void AddConvolution(string name, int level, int channelsIn, int channelsOut) =>
        Add(name, "Conv2D", level, channelsIn, channelsOut, (9L * channelsIn * channelsOut) + channelsOut);

    private void Add(string name, string kind, int level, int channels) => Add(name, kind, level, channels, channels, 0);

    private void Add(string name, string kind, int level, int channelsIn, int channels, long trainable, long notTrainable = 0) =>
        _rows.Add(new LayerRow(name, kind, channelsIn, channels, _height >> level, _width >> level, trainable, notTrainable));
}
