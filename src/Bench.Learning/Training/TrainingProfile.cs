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

    /// <summary>Small images and few filters: two networks in under two minutes on two cores, for phantoms and for trying things out.</summary>
    public static TrainingProfile Quick { get; } = new(
        "small images, few filters, ten epochs",
        new TrainingOptions
        {
            Profile = "quick",
            Network = NetworkOptions.UNet3Plus with { Filters = [16, 16, 32, 64], DropoutRate = 0.1, BatchNormMomentum = 0.9 },
            WorkingSize = 64,
            Epochs = 10,
            Patience = 10,
            LearningRate = 5e-3,
            Schedule = LearningRateSchedule.Cosine,
            Augmentation = AugmentationOptions.Light,
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

    /// <summary>Names of the networks that <see cref="OptionsFor"/> knows.</summary>
    public static IReadOnlyList<string> NetworkNames { get; } = [.. NetworkOptions.Named.Select(n => n.Name)];

    /// <summary>Name, such as <c>quick</c>.</summary>
    public string Name => _options.Profile;

    /// <summary>What it is, in half a sentence.</summary>
    public string Description { get; }

    /// <summary>Finds a profile.</summary>
    /// <param name="name"><c>quick</c> or <c>paper</c>.</param>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static TrainingProfile ByName(string name) => name switch
    {
        "quick" => Quick,
        "paper" => Paper,
        _ => throw new InputException("--profile", $"there is no profile '{name}'.", "use quick or paper."),
    };

    /// <summary>Options for one network.</summary>
    /// <param name="network"><c>unet3plus</c>, <c>unet</c> or <c>figure1</c>; all else is the same for each.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <exception cref="InputException">There is no network of that name.</exception>
    public TrainingOptions OptionsFor(string network, long seed = 1)
    {
        var kind = NetworkOptions.Named.FirstOrDefault(n => n.Name == network)
            ?? throw new InputException("--models", $"there is no network '{network}'.", $"use {string.Join(" or ", NetworkNames)}.");
        return _options with { Network = kind.WithFilters(_options.Network.Filters) with { DropoutRate = _options.Network.DropoutRate, BatchNormMomentum = _options.Network.BatchNormMomentum }, Seed = seed };
    }
}
