using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Objections;

/// <summary>
/// 异议: an objection, by real name and in writing, to one project on public notice. The objector is confidential: name and contact are
/// sealed.
/// </summary>
/// <param name="ProjectNumber">The contested project.</param>
/// <param name="Name">Real name of the objector, sealed.</param>
/// <param name="Contact">Mail address for the answer, sealed.</param>
/// <param name="Facts">In the objector's words.</param>
public sealed record Objection(
    ObjectionId Id,
    ApplicationId ApplicationId,
    string ProjectNumber,
    SealedText Name,
    SealedText Contact,
    string Facts,
    DateTimeOffset FiledAt
)
{
    /// <summary>For the limits per objector.</summary>
    public ObjectorMarks Objector { get; init; } = ObjectorMarks.None;
}

/// <summary>Marks of an objector that only this app can compute and that do not identify the person.</summary>
/// <param name="Mailbox">Of the confirmed mail address.</param>
/// <param name="Person">Of the real name and the mail address.</param>
/// <param name="Contents">Of the person, the project and the facts: equal where one person repeats an objection.</param>
public sealed record ObjectorMarks(string Mailbox, string Person, string Contents)
{
    public static ObjectorMarks None { get; } = new("", "", "");
}

/// <summary>
/// The status of an objection in its round. Objector and facts are read from the filed fact, so that free text does not fill the single
/// row of a round.
/// </summary>
public sealed record ObjectionStatus(ObjectionId Id, ApplicationId ApplicationId, string ProjectNumber, DateTimeOffset FiledAt)
{
    /// <summary>For the limits per objector.</summary>
    public ObjectorMarks Objector { get; init; } = ObjectorMarks.None;

    /// <summary>Null until two officers decide.</summary>
    public ObjectionRuled? Ruling { get; init; }
}

/// <summary>An objection was received during the public notice, and its mail address was confirmed.</summary>
public sealed record ObjectionFiled(Objection Objection) : Fact;

/// <summary>Two different officers agreed on an objection; the objector receives the reason.</summary>
public sealed record ObjectionRuled(ObjectionId ObjectionId, bool Upheld, string Reason, DateTimeOffset At) : Fact
{
    /// <summary>Whether its facts are a suspicion, which a case decides; the objection itself is not upheld yet.</summary>
    public bool OpensCase { get; init; }
}
