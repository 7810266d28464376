using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 撤销立项: by the leader where the final report is overdue for years, or by a case (<see cref="CaseRevocationPolicy"/>). Paid money is
/// recovered; no reserve is promoted.
/// </summary>
public static class RevocationPolicy
{
    /// <summary>Whether the final report is overdue for longer than the rule allows.</summary>
    public static bool IsToAsk(Project project, ActContext context) =>
        !project.IsRevocationAsked && AskAt(project, context) is { } at && context.Now >= at;

    /// <summary>When the leader is asked; null where no final report is due, or the bureau has to act first.</summary>
    public static DateTimeOffset? AskAt(Project project, ActContext context) =>
        project is { PendingChange: null, IsHeld: false } && AcceptancePolicy.ReportUntil(project, context) is { } until
            ? project.RevocationAskAgainAt ?? until.At.AddMonths(context.Rules.RevocationMonths.Value)
            : null;

    public static Result<RevocationAsked> Ask(Project project, ActContext context) =>
        IsToAsk(project, context) ? new RevocationAsked(context.Now) : ProjectErrors.NotNow("revocation");

    /// <summary>Not where the unit has reported meanwhile.</summary>
    public static bool IsToDecide(Project project) =>
        project is { IsRevocationAsked: true, IsHeld: false, State: ApplicationState.Implementing };

    /// <summary>The leader revokes the award, or defers; then the question is asked again.</summary>
    public static Result<RevocationDecided> Decide(Project project, bool revokes, string officerId, string reason, ActContext context)
    {
        if (!IsToDecide(project))
        {
            return ProjectErrors.NotNow("revocation");
        }

        return revokes
            ? new RevocationDecided(officerId, reason, AskAgainAt: null, context.Now)
            {
                Moves = [ApplicationMove.Revoke],
                Entries = project.Ledger.Release(context.Details),
            }
            : new RevocationDecided(officerId, reason, context.Now.AddMonths(context.Rules.RevocationMonths.Value), context.Now);
    }

    /// <summary>Whether the letter has to be signed and the revocation published.</summary>
    public static bool IsToAnnounce(Project project) =>
        project.State == ApplicationState.Revoked
        && project.Letters.Count(each => each.Letter is RevocationLetter) < project.Moves.Count(move => move == ApplicationMove.Revoke);

    /// <summary>The letter to the unit, which is served like every other.</summary>
    public static Result<RevocationAnnounced> Announce(Project project, LetterNumber number, ActContext context) =>
        IsToAnnounce(project)
            ? new RevocationAnnounced(
                new RevocationLetter(
                    number,
                    ProjectLetterPolicy.NameOf(project),
                    ProjectLetterPolicy.AddresseeOf(project),
                    context.Contact,
                    context.Today,
                    project.RevokedBecause ?? CaseRevocationPolicy.Revoked,
                    context.Rules.RecoveryLetter.Value.Basis.RemoveAll(basis => basis.IsSample && !context.AllowsSamples),
                    context.Rules.RecoveryLetter.Value.Remedies
                ),
                context.Now
            )
            : ProjectErrors.NotNow("revocation");
}
