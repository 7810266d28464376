namespace CreditFunctions.Core.Applications;

/// <summary>A draft was begun.</summary>
public sealed record ApplicationCreated(Application Application) : Fact;

/// <summary>A party signed its commitment; an earlier one of the same party is replaced.</summary>
public sealed record CommitmentSigned(Commitment Commitment) : Fact;

/// <summary>The application went from one state to another.</summary>
/// <param name="Reason">Why, in words that may be shown to the applicant; empty for a plain step forward.</param>
public sealed record ApplicationMoved(
    ApplicationMove Move,
    ApplicationState From,
    ApplicationState To,
    string Reason,
    DateTimeOffset At) : Fact;

/// <summary>The procedure stands still until officers decide.</summary>
public sealed record HoldPlaced(Hold Hold) : Fact;
