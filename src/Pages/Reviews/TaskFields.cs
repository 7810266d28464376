using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Names of the fields that a task's form posts; errors carry the same names.</summary>
public static class TaskFields
{
    /// <summary>The six characters from the mail.</summary>
    public const string Code = "code";

    /// <summary>One of the words that the step offers, such as <c>admit</c>, <c>agree</c> or <c>dismiss</c>.</summary>
    public const string Choice = "choice";

    public const string Reason = "reason";

    /// <summary>The code that stands on the sealed print.</summary>
    public const string VersionCode = "versionCode";

    /// <summary>The group of boxes by which an officer confirms who signed on paper.</summary>
    public const string ConfirmedPartyIds = "confirmedPartyIds";

    /// <summary>The value of a box that is ticked.</summary>
    public const string Ticked = "true";

    /// <summary>What a correction opens; each item is a box of its own.</summary>
    public const string Opens = "opens";

    /// <summary>Day of the meeting or visit, <c>yyyy-MM-dd</c>.</summary>
    public const string HeldOn = "heldOn";

    public const string MinutesNumber = "minutesNumber";

    public const string DocumentNumber = "documentNumber";

    /// <summary>Day of the document, <c>yyyy-MM-dd</c>.</summary>
    public const string IssuedOn = "issuedOn";

    /// <summary>Which of a page's buttons was pressed.</summary>
    public const string Action = "action";

    /// <summary>The button that only gives the code, to see the task.</summary>
    public const string GiveCode = "giveCode";

    /// <summary>The box that confirms one party's signature on paper.</summary>
    public static string ConfirmedOf(string partyId) => $"{ConfirmedPartyIds}[{partyId}]";

    /// <summary>Whose signature a box confirms; null for any other field.</summary>
    public static string? ConfirmedBy(string field) =>
        field.StartsWith($"{ConfirmedPartyIds}[", StringComparison.Ordinal) && field.EndsWith(']')
            ? field[(ConfirmedPartyIds.Length + 1)..^1]
            : null;

    /// <summary>The box of one item that a correction can open.</summary>
    public static string OpensOf(string key) => $"{Opens}[{key}]";

    /// <summary>Which item a box opens; null for any other field.</summary>
    public static string? OpenedBy(string field) =>
        field.StartsWith($"{Opens}[", StringComparison.Ordinal) && field.EndsWith(']') ? field[(Opens.Length + 1)..^1] : null;

    /// <summary>A field that only some step has.</summary>
    public static string OwnOf(string name) => DecisionForm.OwnPrefix + name;

    /// <summary>The name of a field that only some step has; null for any other.</summary>
    public static string? OwnBy(string field) =>
        field.StartsWith(DecisionForm.OwnPrefix, StringComparison.Ordinal) ? field[DecisionForm.OwnPrefix.Length..] : null;

    /// <summary>What the meeting makes of one application: <c>Propose</c>, <c>Reserve</c> or <c>NotSelect</c>.</summary>
    public static string OutcomeOf(string applicationId) => $"outcomes[{applicationId}]";

    /// <summary>Where one of several equal applications stands in the order that the meeting gave them, from 1.</summary>
    public static string TieOrderOf(string applicationId) => $"tieOrder[{applicationId}]";

    /// <summary>Why the meeting gave equals this order; asked once, at the first of them.</summary>
    public static string TieReasonOf(string applicationId) => $"tieReasons[{applicationId}]";

    /// <summary>What the meeting gives, where it is less than was asked for.</summary>
    public static string AmountOf(string applicationId) => $"amounts[{applicationId}]";

    /// <summary>Why the meeting deviates from the ranking.</summary>
    public static string DeviationReasonOf(string applicationId) => $"deviationReasons[{applicationId}]";
}
