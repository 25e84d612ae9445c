using System.CommandLine;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Harness.Options;
using Bench.Learning.Segmentation;

namespace Bench.Cli.Commands;

/// <summary>The options that declare what a model made elsewhere takes and gives.</summary>
internal sealed class ModelInputOptions
{
    private readonly Option<string?> _layout = new("--layout")
    {
        Description = "For --onnx, --torchscript: order of the axes of input and output: nchw (default; PyTorch) or nhwc (Keras).",
    };
    private readonly Option<string?> _outputLayout = new("--output-layout")
    {
        Description = "For --onnx, --torchscript: order of the output's axes, if it differs from the input's: nchw or nhwc.",
    };
    private readonly Option<int?> _channels = new("--channels")
    {
        Description = "For --onnx, --torchscript: channels of the input, each filled with the grey image. Default: 1.",
        HelpName = "N",
    };
    private readonly Option<string?> _size = new("--input-size")
    {
        Description =
            "For --onnx, --torchscript: rows and columns of the input, e.g. 256 or 192x256. Default: the model's fixed size, else any "
                + "multiple of --multiple.",
        HelpName = "SIZE",
    };
    private readonly Option<int?> _multiple = new("--multiple")
    {
        Description = "For --onnx, --torchscript: number that rows and columns must be multiples of. Default: 16.",
        HelpName = "N",
    };
    private readonly Option<string?> _scale = new("--scale")
    {
        Description =
            "For --onnx, --torchscript: scaling of the grey values of each slice: unit (default; 0 to 1), zscore (mean 0, SD 1) or "
                + "none (as stored).",
    };
    private readonly Option<string?> _grid = WorkingGridOption.CreateForModel();
    private readonly Option<string?> _labels = new("--label-order")
    {
        Description =
            "For --onnx, --torchscript: label of each output channel, in order: 0 background, 1 myocardium, 2 blood pool, 3 right "
                + "ventricle. Default: 0,1,2, and 3 where the study has it.",
        HelpName = "LABELS",
    };
    private readonly Option<string?> _output = new("--output")
    {
        Description = "Which output holds the class scores, if there are several: its name (--onnx) or its index from 0 (--torchscript).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _scores = new("--scores")
    {
        Description =
            "For --onnx, --torchscript: kind of class scores: logits, softmax (they sum to 1) or sigmoid (each class by itself). "
                + "Default: recognised from the first images. Only --probabilities depends on it.",
    };

    public ModelInputOptions()
    {
        _scores.AcceptOnlyFromAmong("logits", "softmax", "sigmoid");
        _layout.AcceptOnlyFromAmong("nchw", "nhwc");
        _outputLayout.AcceptOnlyFromAmong("nchw", "nhwc");
        _scale.AcceptOnlyFromAmong("unit", "zscore", "none");
    }

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads what was declared.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="kind">What kind of model it is said of.</param>
    /// <param name="study">The study of the data, which says what classes there are.</param>
    /// <exception cref="InputException">A value is none, or something is declared of this program's own networks.</exception>
    public ModelInput Read(ParseResult parsed, ModelFileKind kind, Study study)
    {
        if (kind == ModelFileKind.Weights && All.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } idle)
        {
            throw new InputException(
                idle.Name,
                "is not needed with --weights, because the weights state it themselves.",
                "leave it out, or give the model with --onnx or --torchscript.");
        }

        var defaults = new ModelInput { Classes = study.ClassCount };
        var channels = parsed.GetValue(_channels) ?? defaults.Channels;
        var multiple = parsed.GetValue(_multiple) ?? defaults.Multiple;
        return defaults with
        {
            Layout = parsed.GetValue(_layout) == "nhwc" ? PixelLayout.Nhwc : PixelLayout.Nchw,
            OutputLayout = parsed.GetValue(_outputLayout) switch { "nhwc" => PixelLayout.Nhwc, "nchw" => PixelLayout.Nchw, _ => null },
            Channels = channels is >= 1 and <= ModelInput.MostChannels
                ? channels
                : throw new InputException("--channels", $"{channels} is out of range.", $"give 1 to {ModelInput.MostChannels}."),
            Size = parsed.GetValue(_size) is { } size ? ModelInput.ParseSize(size) : null,
            Multiple = multiple is >= 1 and <= 1024
                ? multiple
                : throw new InputException("--multiple", $"{multiple} is out of range.", "give 1 to 1024."),
            Scaling = parsed.GetValue(_scale) switch { "zscore" => GreyScaling.ZScore, "none" => GreyScaling.None, _ => GreyScaling.Unit },
            LabelOrder = parsed.GetValue(_labels) is { } labels ? ModelInput.ParseLabelOrder(labels, study.ClassCount) : null,
            Grid = parsed.GetValue(_grid) is { } grid ? WorkingGridOption.Parse(grid) : null,
            Output = parsed.GetValue(_output),
            Scores = parsed.GetValue(_scores) switch
            {
                "logits" => ScoreKind.Logits,
                "softmax" => ScoreKind.Probabilities,
                "sigmoid" => ScoreKind.Sigmoid,
                _ => null,
            },
        };
    }

    private Option[] All => [_layout, _outputLayout, _channels, _size, _multiple, _scale, _grid, _labels, _output, _scores];
}
