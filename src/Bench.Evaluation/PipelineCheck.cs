namespace Bench.Evaluation;

/// <summary>
/// What a training profile must reach on its phantom cohort, so that a user sees that training, inference and measuring work
/// on this machine. It says nothing of mice.
/// </summary>
/// <param name="Model">The model that must reach it.</param>
/// <param name="BloodPoolDice">Least mean Dice of the blood pool (mean of ED and ES, then over mice).</param>
/// <param name="MyocardiumDice">Least mean Dice of the myocardium.</param>
public sealed record PipelineCheck(string Model, double BloodPoolDice, double MyocardiumDice);
