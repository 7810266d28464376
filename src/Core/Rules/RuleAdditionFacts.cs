namespace CreditFunctions.Core.Rules;

/// <summary>The record of added files was created.</summary>
public sealed record RuleAdditionsOpened : Fact;

/// <summary>An officer proposed to add a rule file or a file of working days.</summary>
public sealed record RuleAdditionProposed(RuleAddition Addition) : Fact;

/// <summary>A second officer confirmed a file, which is added to the book or calendar.</summary>
public sealed record RuleAdditionConfirmed(ConfirmedAddition Confirmed) : Fact;

/// <summary>A file was rejected, or withdrawn by its proposer.</summary>
public sealed record RuleAdditionRejected(int Number, string RejectedBy, string Reason, DateTimeOffset At) : Fact;
