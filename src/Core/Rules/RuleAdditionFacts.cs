namespace CreditFunctions.Core.Rules;

/// <summary>The record of files that the bureau adds was begun.</summary>
public sealed record RuleAdditionsOpened : Fact;

/// <summary>An officer proposed to add a rule file or a file of working days.</summary>
public sealed record RuleAdditionProposed(RuleAddition Addition) : Fact;

/// <summary>A second officer confirmed a file, which is in the book or the calendar with this.</summary>
public sealed record RuleAdditionConfirmed(ConfirmedAddition Confirmed) : Fact;

/// <summary>A file was rejected, or taken back by who proposed it.</summary>
public sealed record RuleAdditionRejected(int Number, string RejectedBy, string Reason, DateTimeOffset At) : Fact;
