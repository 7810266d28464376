using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>A case whose decision revokes the award.</summary>
/// <param name="IsInForce">Whether the decision can no longer be contested; until then the project is held.</param>
public sealed record RevokingCase(CaseId Case, bool IsInForce);

/// <summary>A case decided to revoke the award: payments stop, and the decision can still be contested.</summary>
public sealed record RevocationAwaited(CaseId Case, DateTimeOffset At) : ProjectFact(At);

/// <summary>The term of re-examination is over: the award is revoked.</summary>
public sealed record RevocationCarriedOut(CaseId Case, DateTimeOffset At) : ProjectFact(At);

/// <summary>The decision of a case was reversed: the hold ends, and a revoked award is restored.</summary>
public sealed record RevocationReversed(CaseId Case, DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>As signed; null where the award had not been revoked, or stays revoked.</summary>
    public RestorationLetter? Letter { get; init; }

    /// <summary>For an unsigned contract: the new term to sign.</summary>
    public Deadline? ContractUntil { get; init; }

    /// <summary>For a continued rectification: its new term.</summary>
    public Deadline? RectifyBy { get; init; }

    /// <summary>For continued work: its last day, postponed by the days of the revocation.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Received money that is paid to the unit again: spent and unspent amounts separately.</summary>
    public ImmutableArray<Instalment> Repayments { get; init; } = [];

    /// <summary>Terms of the unit that start again, or end later.</summary>
    public ImmutableArray<ProjectTerm> Terms { get; init; } = [];
}

/// <summary>
/// 撤销立项 by the decision of a case: the project is held from the decision; the award is revoked once the decision can no longer be
/// contested, and restored where it is reversed later.
/// </summary>
public static class CaseRevocationPolicy
{
    /// <summary>The reason in the letter to the unit.</summary>
    internal const string Revoked = "失信案件的处理决定已经生效，决定撤销立项。";

    private const string Reversed = "撤销立项所依据的失信案件处理决定，经复查或者申诉已被撤销。";

    /// <summary>A case decided: the project is held.</summary>
    public static Result<RevocationAwaited> Await(Project project, CaseId caseId, ActContext context) =>
        project.RevokingCases.All(each => each.Case != caseId) && (project.State == ApplicationState.Revoked || IsRevocable(project))
            ? new RevocationAwaited(caseId, context.Now)
            : ProjectErrors.NotNow("revocation");

    /// <summary>The decision can no longer be contested: the award is revoked.</summary>
    public static Result<RevocationCarriedOut> CarryOut(Project project, CaseId caseId, ActContext context) =>
        project.RevokingCases.Contains(new RevokingCase(caseId, IsInForce: true)) ? ProjectErrors.NotNow("revocation")
        : project.State == ApplicationState.Revoked ? new RevocationCarriedOut(caseId, context.Now)
        : IsRevocable(project)
            ? new RevocationCarriedOut(caseId, context.Now)
            {
                Moves = [ApplicationMove.Revoke],
                Entries = project.Ledger.Release(context.Details),
            }
        : ProjectErrors.NotNow("revocation");

    /// <summary>Whether a reversal restores the award: nothing else revokes it.</summary>
    public static bool IsToRestore(Project project, CaseId caseId) =>
        project is { State: ApplicationState.Revoked, RevokedBecause: null }
        && project.RevokingCases.Contains(new RevokingCase(caseId, IsInForce: true))
        && project.RevokingCases.Count(each => each.IsInForce) == 1;

    /// <param name="number">Number of the letter; the default value where the award is not restored.</param>
    public static Result<RevocationReversed> Reverse(Project project, CaseId caseId, LetterNumber number, ActContext context)
    {
        if (project.RevokingCases.All(each => each.Case != caseId))
        {
            return ProjectErrors.NotNow("reversal");
        }

        return WithTerms(
            project,
            IsToRestore(project, caseId)
                ? Restore(project, caseId, number, context)
                : new RevocationReversed(caseId, context.Now) { ContractUntil = ContractUntil(project.State, context) },
            context
        );
    }

    private static RevocationReversed Restore(Project project, CaseId caseId, LetterNumber number, ActContext context)
    {
        var (state, since) = (project.RevokedFrom!.Value, project.RevokedAt!.Value);
        var repayments = RepaymentsOf(project, state, since);
        var repaid = repayments.Sum(each => each.AmountYuan);
        return new RevocationReversed(caseId, context.Now)
        {
            Moves = [ApplicationMove.RestoreAward],
            Entries = project.Ledger.Restore(since, repaid, context.Details),
            ContractUntil = ContractUntil(state, context),
            RectifyBy = state == ApplicationState.Rectifying ? AcceptancePolicy.RectifyBy(context) : null,
            EndsOn = state is ApplicationState.Implementing or ApplicationState.Rectifying
                ? project.Contract!.Terms.EndsOn.AddDays(context.Today.DayNumber - BeijingTime.DateOf(since).DayNumber)
                : null,
            Repayments = repayments,
            Letter = new RestorationLetter(
                number,
                ProjectLetterPolicy.NameOf(project),
                ProjectLetterPolicy.AddresseeOf(project),
                context.Contact,
                context.Today,
                Reversed,
                [
                    .. project.Letters.Select(each => each.Letter).OfType<RevocationLetter>().TakeLast(1).Select(each => each.Number),
                    .. project.Orders.Where(order => order.At >= since).Select(order => order.Letter?.Number).OfType<LetterNumber>(),
                ],
                repaid
            ),
        };
    }

    // Received money counts for unspent amounts first. After the end of the work the unit keeps only what it spent; unspent money would
    // have been returned anyway.
    private static ImmutableArray<Instalment> RepaymentsOf(Project project, ApplicationState state, DateTimeOffset since)
    {
        var ledger = project.Ledger;
        var returned = ledger.RecoveredOf(since);
        var spent = Math.Clamp(
            returned - ledger.SumOf(FundEntryKind.DemandUnspent, since),
            0,
            ledger.SumOf(FundEntryKind.DemandSpent, since)
        );
        var unspent = state is ApplicationState.Concluded or ApplicationState.NotPassed ? 0 : returned - spent;
        return
        [
            .. new[] { (Amount: spent, WasSpent: true), (Amount: unspent, WasSpent: false) }
                .Where(part => part.Amount > 0)
                .Select(
                    (part, index) =>
                        new Instalment(project.Instalments.Length + index + 1, part.Amount, InstalmentTime.Contract)
                        {
                            IsRepayment = true,
                            WasSpent = part.WasSpent,
                        }
                ),
        ];
    }

    // An earlier demand is not changed.
    private static RevocationReversed WithTerms(Project project, RevocationReversed reversed, ActContext context)
    {
        var before = ProjectProcedure.TermsOf(project, context);
        return reversed with
        {
            Terms = ProjectProcedure
                .TermsOf(project.Apply(reversed), context)
                .RemoveAll(term =>
                    term.Kind == ProjectTermKind.Recovery || before.Any(each => each.Kind == term.Kind && each.Until.At == term.Until.At)
                ),
        };
    }

    private static Deadline? ContractUntil(ApplicationState state, ActContext context) =>
        state is ApplicationState.Awarded or ApplicationState.ContractPending ? ContractPolicy.Until(context) : null;

    private static bool IsRevocable(Project project) => ApplicationMoves.Move(project.State, ApplicationMove.Revoke).IsSuccess;
}
