using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Projects;

/// <content>Effects of cases on the award.</content>
public sealed partial record Project
{
    private Project FollowCase(ProjectFact fact) =>
        fact switch
        {
            RevocationAwaited awaited => this with { RevokingCases = RevokingCases.Add(new RevokingCase(awaited.Case, IsInForce: false)) },
            RevocationCarriedOut revoked => Revoke(revoked) with
            {
                RevokingCases =
                [
                    .. RevokingCases.Where(each => each.Case != revoked.Case),
                    new RevokingCase(revoked.Case, IsInForce: true),
                ],
            },
            RevocationReversed reversed => (reversed.Letter is null ? this : Restore(reversed)) with
            {
                RevokingCases = RevokingCases.RemoveAll(each => each.Case == reversed.Case),
                Reversals = Reversals + 1,
                ContractUntil = reversed.ContractUntil ?? ContractUntil,
            },
            _ => this,
        };

    private Project Revoke(RevocationCarriedOut revoked) =>
        State == ApplicationState.Revoked ? this : this with { RevokedAt = revoked.At, RecoveryBefore = Recovery };

    private Project Restore(RevocationReversed reversed) =>
        Sign(reversed.Letter) with
        {
            RevokedAt = null,
            RestoredAt = reversed.At,
            Recovery = RecoveryBefore,
            RecoveryBefore = null,
            Orders = [.. Orders.Select(order => order.At >= RevokedAt ? order with { IsWithdrawn = true } : order)],
            Instalments = Instalments.AddRange(reversed.Repayments),
            RectifyBy = reversed.RectifyBy ?? RectifyBy,
            RevokedDays = RevokedDays + (reversed.EndsOn is { } last ? last.DayNumber - Contract!.Terms.EndsOn.DayNumber : 0),
            Contract = reversed.EndsOn is { } endsOn ? Contract! with { Terms = Contract.Terms with { EndsOn = endsOn } } : Contract,
        };
}
