using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Notifications;

namespace CreditFunctions.Functions.Cases;

/// <summary>The mails that acts in a case cause.</summary>
internal static class CaseMails
{
    /// <summary>The party's own mailbox gets the link of the case whenever letters were signed.</summary>
    /// <param name="integrityCase">As it is after the act.</param>
    public static IEnumerable<OwedNotification> Of(IntegrityCase integrityCase, CaseAct act)
    {
        var isSigned = act == CaseAct.Decide ? integrityCase.Decision is not null : act == CaseAct.Propose && integrityCase.Notice is not null;
        return isSigned && integrityCase.PartyEmail is { } email
            ?
            [
                new OwedNotification(
                    $"letter|{integrityCase.Letters.Length}",
                    new CaseLetterIssued(email, integrityCase.Id.Value, integrityCase.Number.Value, IsDecision: act == CaseAct.Decide)),
            ]
            : [];
    }
}
