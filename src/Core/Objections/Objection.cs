using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Objections;

/// <summary>
/// 异议: somebody objects, by real name and in writing, to one project on public notice. Who it is stays confidential: name and contact
/// are sealed.
/// </summary>
/// <param name="ProjectNumber">The project that it contests.</param>
/// <param name="Name">Real name of the objector, sealed.</param>
/// <param name="Contact">Mail address for the answer, sealed.</param>
/// <param name="Facts">What is objected, in the objector's words.</param>
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
    /// <summary>Whose it is, for the limits.</summary>
    public ObjectorMarks Objector { get; init; } = ObjectorMarks.None;
}

/// <summary>Who objects, as marks that only this app can make and that name nobody.</summary>
/// <param name="Mailbox">Of the mail address, which its reader has confirmed.</param>
/// <param name="Person">Of the real name and the mail address.</param>
/// <param name="Contents">Of the person, the project and the facts: equal where one person says the same again.</param>
public sealed record ObjectorMarks(string Mailbox, string Person, string Contents)
{
    public static ObjectorMarks None { get; } = new("", "", "");
}

/// <summary>
/// How an objection stands: all that its round keeps of it. Who objects and what is read from the fact that it was filed, so that nobody's
/// words fill the one row that a whole round hangs on.
/// </summary>
public sealed record ObjectionStatus(ObjectionId Id, ApplicationId ApplicationId, string ProjectNumber, DateTimeOffset FiledAt)
{
    /// <summary>Whose it is, for the limits.</summary>
    public ObjectorMarks Objector { get; init; } = ObjectorMarks.None;

    /// <summary>What two officers decided; null until then.</summary>
    public ObjectionRuled? Ruling { get; init; }
}

/// <summary>An objection came in while the notice lay open, and its mail address was confirmed.</summary>
public sealed record ObjectionFiled(Objection Objection) : Fact;

/// <summary>Two different officers agreed on an objection; the reason is what the objector is answered.</summary>
public sealed record ObjectionRuled(ObjectionId ObjectionId, bool Upheld, string Reason, DateTimeOffset At) : Fact
{
    /// <summary>Whether its facts are a suspicion, which a case decides on; the objection itself is then not upheld yet.</summary>
    public bool OpensCase { get; init; }
}
