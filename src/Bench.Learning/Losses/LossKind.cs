namespace Bench.Learning.Losses;

/// <summary>
/// Which loss a network is trained with. All take classes over the whole batch, background included, and add up all heads.
/// </summary>
public enum LossKind
{
    /// <summary>Soft Dice, as the study: paper and published code.</summary>
    SoftDice,

    /// <summary>
    /// Focal Tversky (Abraham and Khan 2019, ISBI, p. 683): missed pixels weigh more than invented ones, badly segmented classes more than
    /// good ones.
    /// </summary>
    FocalTversky,
}
