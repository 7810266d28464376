using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Field names of a task's form; errors carry the same names.</summary>
public static class TaskFields
{
    /// <summary>The six characters from the mail.</summary>
    public const string Code = "code";

    /// <summary>A choice of the step, such as <c>admit</c>, <c>agree</c> or <c>dismiss</c>.</summary>
    public const string Choice = "choice";

    public const string Reason = "reason";

    /// <summary>The code on the sealed print.</summary>
    public const string VersionCode = "versionCode";

    /// <summary>Group of checkboxes that confirm signatures on paper.</summary>
    public const string ConfirmedPartyIds = "confirmedPartyIds";

    public const string Ticked = "true";

    /// <summary>Items that a correction opens, one checkbox each.</summary>
    public const string Opens = "opens";

    /// <summary>Day of the meeting or visit, <c>yyyy-MM-dd</c>.</summary>
    public const string HeldOn = "heldOn";

    public const string MinutesNumber = "minutesNumber";

    public const string DocumentNumber = "documentNumber";

    /// <summary>Day of the document, <c>yyyy-MM-dd</c>.</summary>
    public const string IssuedOn = "issuedOn";

    public const string Action = "action";

    /// <summary>Gives only the code, to display the task.</summary>
    public const string GiveCode = "giveCode";

    public static string ConfirmedOf(string partyId) => $"{ConfirmedPartyIds}[{partyId}]";

    /// <summary>Null for other fields.</summary>
    public static string? ConfirmedBy(string field) =>
        field.StartsWith($"{ConfirmedPartyIds}[", StringComparison.Ordinal) && field.EndsWith(']')
            ? field[(ConfirmedPartyIds.Length + 1)..^1]
            : null;

    public static string OpensOf(string key) => $"{Opens}[{key}]";

    /// <summary>Null for other fields.</summary>
    public static string? OpenedBy(string field) =>
        field.StartsWith($"{Opens}[", StringComparison.Ordinal) && field.EndsWith(']') ? field[(Opens.Length + 1)..^1] : null;

    /// <summary>A field of one step only.</summary>
    public static string OwnOf(string name) => DecisionForm.OwnPrefix + name;

    /// <summary>Name of a field of one step only; null for other fields.</summary>
    public static string? OwnBy(string field) =>
        field.StartsWith(DecisionForm.OwnPrefix, StringComparison.Ordinal) ? field[DecisionForm.OwnPrefix.Length..] : null;

    /// <summary>The meeting's decision on an application: <c>Propose</c>, <c>Reserve</c> or <c>NotSelect</c>.</summary>
    public static string OutcomeOf(string applicationId) => $"outcomes[{applicationId}]";

    /// <summary>Position in the meeting's order of tied applications, from 1.</summary>
    public static string TieOrderOf(string applicationId) => $"tieOrder[{applicationId}]";

    /// <summary>Reason of that order; asked once, at the first of the tied applications.</summary>
    public static string TieReasonOf(string applicationId) => $"tieReasons[{applicationId}]";

    /// <summary>Amount granted by the meeting where it is below the requested amount.</summary>
    public static string AmountOf(string applicationId) => $"amounts[{applicationId}]";

    public static string DeviationReasonOf(string applicationId) => $"deviationReasons[{applicationId}]";
}
