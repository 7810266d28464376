using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;

namespace CreditFunctions.Functions.Applications;

/// <summary>Where an application's procedure begins.</summary>
/// <param name="MarkerWriter">Of the note that was made before the draft was stored; the first step takes the note away. Empty where
/// there is
/// none to take.</param>
public sealed record ApplicationBegun(string ApplicationId, string RoundId, string MarkerWriter);

/// <summary>One move of one application.</summary>
/// <param name="Ordinal">1 for the first time the move is made, 2 when the path comes by again.</param>
/// <param name="Task">The decision that leads to it, whose reason is reported to the applicant; null for a plain step forward.</param>
public sealed record ApplicationStep(string ApplicationId, ApplicationMove Move, int Ordinal = 1, string? Task = null);

/// <summary>What came of a move.</summary>
/// <param name="IsMade">False where the application had come to an end, gone back to the unit, or was held before its award,
/// meanwhile.</param>
public sealed record MovedApplication(bool IsMade)
{
    /// <summary>Whether the application went back to the unit, because its round was reopened, or was taken back.</summary>
    public bool IsReopened { get; init; }
}

/// <summary>The procedure of an application as it is begun, and the facts that it writes as they are found.</summary>
internal static class ApplicationProcedure
{
    public const string Name = "ApplicationOrchestrator";

    public static readonly OrchestratorCall<ApplicationBegun> Call = new(Name);

    public const string MoveName = "MoveApplicationActivity";

    /// <summary>Makes a move that the procedure leads to.</summary>
    public static readonly ActivityCall<ApplicationStep, MovedApplication> Move = new(MoveName);

    /// <summary>Key of the mail with which an application begins.</summary>
    public const string WelcomeKey = "begun";

    /// <summary>Key of the fact of a move.</summary>
    public static string FactKey(ApplicationMove move, int ordinal = 1) => $"move|{move}|{ordinal}";
}
