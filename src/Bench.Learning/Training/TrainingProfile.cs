using Bench.Core;
using Bench.Learning.Augmentation;
using Bench.Learning.Networks;

namespace Bench.Learning.Training;

/// <summary>A named set of options under which several networks are trained alike.</summary>
public sealed class TrainingProfile
{
    private readonly TrainingOptions _options;

    private TrainingProfile(string description, TrainingOptions options)
    {
        Description = description;
        _options = options;
    }

    /// <summary>
    /// Small images and few filters: two networks in under two minutes on two cores, for phantoms and for trying things out.
    /// </summary>
    public static TrainingProfile Quick { get; } = new(
        "small images, few filters, four epochs of small batches",
        new TrainingOptions
        {
            Profile = "quick",
            Network = NetworkOptions.UNet3Plus with { Filters = [16, 16, 32, 64], DropoutRate = 0.1, BatchNormMomentum = 0.9 },
            WorkingSize = 64,
            BatchSize = 8,
            Epochs = 4,
            Patience = 4,
            LearningRate = 5e-3,
            Schedule = LearningRateSchedule.Cosine,
            Augmentation = AugmentationOptions.Slight,
        });

    /// <summary>
    /// For hearts of patients on two cores: images of a study's grid averaged to 128 pixels, which keeps the whole thorax's middle at about
    /// 2 mm, few filters and more epochs. Chosen on validation patients of a challenge (docs/training.md).
    /// </summary>
    public static TrainingProfile Cine { get; } = new(
        "cines of patients in a quarter of an hour on two cores: images of 128 pixels, few filters, 14 epochs",
        Quick._options with
        {
            Profile = "cine",
            WorkingSize = 128,
            Epochs = 14,
            Patience = 14,
        });

    /// <summary>
    /// For networks that learn on phantoms and work on mice: small images, so that hours of two cores suffice, and images varied far beyond
    /// what the phantom shows (domain randomisation; Tobin et al. 2017), so that the network cannot lean on how a phantom looks.
    /// </summary>
    public static TrainingProfile Transfer { get; } = new(
        "from phantoms to mice: small images, strongly varied",
        Quick._options with
        {
            Profile = "transfer",
            Network = Quick._options.Network with { Filters = [24, 32, 64, 96] },
            BatchSize = 16,
            Epochs = 16,
            Patience = 16,
            Augmentation = AugmentationOptions.Wide,
        });

    /// <summary>The published protocol in full: native size, 32 … 512 filters, at most 200 epochs (protocol of the draft, 2025).</summary>
    public static TrainingProfile Paper { get; } = new(
        "the published protocol: native size, 32 to 512 filters, at most 200 epochs",
        new TrainingOptions
        {
            Profile = "paper",
            Network = NetworkOptions.UNet3Plus,
            SampleWithReplacement = true,
            Augmentation = AugmentationOptions.Paper,
        });

    /// <summary>
    /// The published code where it differs from the paper: noise of 25 to 102 grey levels, every affine change shifted by the same 6.25 %,
    /// rows and columns scaled by two factors (published notebook, 2025).
    /// </summary>
    public static TrainingProfile Notebook { get; } = new(
        "the published code where it differs from the paper: stronger noise, fixed shift, free aspect",
        Paper._options with { Profile = "notebook", Augmentation = AugmentationOptions.Code });

    /// <summary>Names that <see cref="ByName"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["quick", "cine", "transfer", "paper", "notebook"];

    /// <summary>Names of the networks that <see cref="OptionsFor"/> knows.</summary>
    public static IReadOnlyList<string> NetworkNames { get; } = [.. NetworkOptions.Named.Select(n => n.Name)];

    /// <summary>Name, such as <c>quick</c>.</summary>
    public string Name => _options.Profile;

    /// <summary>What it is, in half a sentence.</summary>
    public string Description { get; }

    /// <summary>Finds a profile.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static TrainingProfile ByName(string name) => name switch
    {
        "quick" => Quick,
        "cine" => Cine,
        "transfer" => Transfer,
        "paper" => Paper,
        "notebook" => Notebook,
        _ => throw new InputException(
            "--profile", $"there is no profile '{name}'.{DidYouMean.Sentence(name, Names)}", $"use one of {string.Join(", ", Names)}."),
    };

    /// <summary>Options for one network.</summary>
    /// <param name="network">One of <see cref="NetworkNames"/>; all else is the same for each.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <exception cref="InputException">There is no network of that name.</exception>
    public TrainingOptions OptionsFor(string network, long seed = 1)
    {
        var kind = NetworkOptions.Named.FirstOrDefault(n => n.Name == network)
            ?? throw new InputException(
                "--models",
                $"there is no network '{network}'.{DidYouMean.Sentence(network, NetworkNames)}",
                $"use one of {string.Join(", ", NetworkNames)}.");
        return _options with
        {
            Network = kind.WithFilters(_options.Network.Filters) with
            {
                DropoutRate = _options.Network.DropoutRate,
                BatchNormMomentum = _options.Network.BatchNormMomentum,
            },
            Seed = seed,
        };
    }
}
