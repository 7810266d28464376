using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an objector, whose address only the app can read: the ruling on the objection.</summary>
public sealed record ObjectionAnswered(SealedText Contact, string ObjectionId, string ProjectNumber, bool Upheld, string Reason)
    : Notification
{
    public bool OpensCase { get; init; }
}
