using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>What is told of a term.</summary>
public enum CaseTermNews
{
    /// <summary>It began with the service of a letter.</summary>
    Began,

    EndsSoon,

    /// <summary>It ends later than was told: a notice of working days has appeared, or the party could not use it meanwhile.</summary>
    Moved,
}

/// <summary>What a party can do in a case until a term ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartyTerm>))]
public enum PartyTerm
{
    /// <summary>陈述申辩</summary>
    Defence,

    /// <summary>要求听证</summary>
    Hearing,

    /// <summary>复查</summary>
    Reexamination,

    /// <summary>行政复议</summary>
    Reconsideration,

    /// <summary>行政诉讼</summary>
    Lawsuit,

    /// <summary>申诉</summary>
    Appeal,

    /// <summary>信用修复决定: until when the bureau decides.</summary>
    RepairDecision,

    /// <summary>名单异议答复: until when the bureau answers.</summary>
    ObjectionAnswer,
}

/// <summary>To the party of a case: until when (exclusive) it can be heard, or contest the decision, or is answered.</summary>
/// <param name="CaseNumber">案号</param>
public sealed record CaseTermNotified(string To, string CaseId, string CaseNumber, PartyTerm Term, CaseTermNews News, DateTimeOffset Until)
    : AddressedNotification(To);
