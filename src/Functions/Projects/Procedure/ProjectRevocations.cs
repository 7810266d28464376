using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>Letter and public notice of a revocation, and of the award that is given back.</summary>
public sealed class ProjectRevocations(
    IRecordStore<RoundState> rounds,
    LetterNumbers numbers,
    PublicationQueue publications,
    StaffRecords staff
)
{
    /// <summary>The letter is signed. The public notice comes before it is on record: a repeat adds the same one.</summary>
    internal async Task<PreparedFact> AnnounceAsync(Project project, ActContext context, CancellationToken cancellationToken)
    {
        var number = await numbers.IssueAsync(LetterSeries.Revocation, AwardRevocation.IdOf(project), project.IsDrill, cancellationToken);
        var round = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State;
        await publications.AddAsync(AwardRevocation.Of(round, project, number.Value, context.Today, context.Now), cancellationToken);
        return await LetterAsync(
            PreparedFact.Of(current => RevocationPolicy.Announce(current, number, context)),
            number,
            cancellationToken
        );
    }

    /// <summary>A case is reversed. Where that gives the award back, a letter is signed and the public notice withdrawn.</summary>
    /// <exception cref="TransientFailureException">The revocation is not announced yet.</exception>
    internal async Task<PreparedFact> ReverseAsync(Project project, CaseId caseId, ActContext context, CancellationToken cancellationToken)
    {
        if (!CaseRevocationPolicy.IsToRestore(project, caseId))
        {
            return PreparedFact.Of(current => CaseRevocationPolicy.Reverse(current, caseId, number: default, context));
        }

        if (RevocationPolicy.IsToAnnounce(project))
        {
            throw new TransientFailureException($"Project {project.Id} waits for the letter of its revocation.");
        }

        var number = await numbers.IssueAsync(LetterSeries.Restoration, AwardRevocation.IdOf(project), project.IsDrill, cancellationToken);
        await publications.WithdrawAsync(AwardRevocation.IdOf(project), context.Now, cancellationToken);
        return await LetterAsync(
            PreparedFact.Of(current => CaseRevocationPolicy.Reverse(current, caseId, number, context)),
            number,
            cancellationToken
        );
    }

    private async Task<PreparedFact> LetterAsync(PreparedFact act, LetterNumber number, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        return act with { AlsoOwed = (project, _) => ProjectMails.OfLetter(project, number, directory) };
    }
}
