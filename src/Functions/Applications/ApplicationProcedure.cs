using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Procedure;

namespace CreditFunctions.Functions.Applications;

/// <summary>Input of an application's procedure.</summary>
/// <param name="MarkerWriter">
/// Writer of the pending marker that was stored before the draft; the first step removes the marker. Empty if there is none.
/// </param>
public sealed record ApplicationBegun(string ApplicationId, string RoundId, string MarkerWriter);

/// <summary>A move of an application.</summary>
/// <param name="Ordinal">1 for the first time the move is made, 2 for its repetition.</param>
/// <param name="Task">The decision that leads to it, whose reason is reported to the applicant; null for a plain step.</param>
public sealed record ApplicationStep(string ApplicationId, ApplicationMove Move, int Ordinal = 1, string? Task = null);

/// <summary>Result of a move.</summary>
/// <param name="IsMade">False if the application had meanwhile ended, returned to the unit or been held before its award.</param>
public sealed record MovedApplication(bool IsMade)
{
    /// <summary>Whether the application returned to the unit because its round was reopened or it was recalled.</summary>
    public bool IsReopened { get; init; }
}

internal static class ApplicationProcedure
{
    public const string Name = "ApplicationOrchestrator";

    public static readonly OrchestratorCall<ApplicationBegun> Call = new(Name);

    public const string MoveName = "MoveApplicationActivity";

    public static readonly ActivityCall<ApplicationStep, MovedApplication> Move = new(MoveName);

    public const string WelcomeKey = "begun";

    public static string FactKey(ApplicationMove move, int ordinal = 1) => $"move|{move}|{ordinal}";
}
