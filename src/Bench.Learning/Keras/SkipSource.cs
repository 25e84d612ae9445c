namespace Bench.Learning.Keras;

/// <summary>How an import knows which skips a network has.</summary>
public enum SkipSource
{
    /// <summary>The file's configuration says so, and all connections were checked against it.</summary>
    Configuration,

    /// <summary>The names of the layers leave one kind only.</summary>
    LayerNames,

    /// <summary>The user said so; the file does not tell.</summary>
    Option,

    /// <summary>Nobody said so; the published code's kind is taken.</summary>
    Assumed,
}
