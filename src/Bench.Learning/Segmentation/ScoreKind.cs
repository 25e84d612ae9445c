namespace Bench.Learning.Segmentation;

/// <summary>What the numbers are that a model gives for the classes of a pixel.</summary>
public enum ScoreKind
{
    /// <summary>Any numbers; their softmax are the probabilities.</summary>
    Logits,

    /// <summary>Probabilities that sum to 1, such as a softmax gives.</summary>
    Probabilities,

    /// <summary>Probabilities of each class by itself, 0 to 1, whose sum need not be 1, as sigmoid heads give.</summary>
    Sigmoid,

    /// <summary>A label a pixel: the model has chosen the class itself.</summary>
    Labels,

    /// <summary>Some images gave numbers of one kind, some of another.</summary>
    Unclear,
}
