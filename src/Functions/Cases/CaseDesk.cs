using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>An act that officers do in a case: who may, by which form, and which letters it signs.</summary>
/// <param name="Fields">Names of the fields; a JSON body with any other one is refused.</param>
/// <param name="Decide">What the form comes to on the case as it stands.</param>
public sealed record CaseCommand(CaseAct Act, ImmutableArray<string> Fields, Func<IntegrityCase, CaseSubmission, Result<Fact>> Decide)
{
    /// <summary>The kinds of letters that the act may sign; each gets its number only once everything else is right.</summary>
    public ImmutableArray<LetterSeries> Letters { get; init; } = [];

    /// <summary>Which act it is, where that depends on the case.</summary>
    public Func<IntegrityCase, CaseAct>? ActOf { get; init; }

    /// <summary>The files that belong to the act, once they are stored.</summary>
    public ImmutableArray<string> DocumentIds { get; init; } = [];
}

/// <summary>Takes what officers do in a case: checks it, numbers its letters, records it once, and wakes the procedure.</summary>
public sealed class CaseDesk(
    DeskForms forms,
    StaffRecords staff,
    IRecordStore<IntegrityCase> cases,
    CaseRecorder recorder,
    ActContexts contexts,
    CasePages pages,
    LetterNumbers numbers,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    /// <summary>Records an act, and shows the case; a form with faults comes back with what was typed.</summary>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string caseId,
        CaseCommand command,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var entitlement = CaseActPolicy.EntitlementFor(command.Act)!.Value;
        if (
            !(await forms.ReadAsync(request, entitlement, command.Fields, cancellationToken)).TryGet(out var post, out var errors)
            || !(await FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return (await RecordAsync(stored, post, command, entitlement, client, cancellationToken)).TryGet(out _, out errors)
            ? await ShowAsync(request, post, stored.Id, cancellationToken)
            : await RefuseAsync(request, post, stored, errors, cancellationToken);
    }

    /// <summary>The case of an id.</summary>
    public async Task<Result<Stored<IntegrityCase>>> FindAsync(string caseId, CancellationToken cancellationToken) =>
        CaseId.TryParse(caseId, out var id) && await cases.FindAsync(id.Value, cancellationToken) is { } stored
            ? stored
            : CaseRefusals.NotFound();

    /// <summary>Records an act of a form that was read already.</summary>
    public async Task<Result<Fact>> RecordAsync(
        Stored<IntegrityCase> stored,
        DeskPost post,
        CaseCommand command,
        DeskAct entitlement,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        var submission = await PrepareAsync(post, command, context, cancellationToken);
        if (!Decide(stored.State, command, submission).TryGet(out var tried, out errors))
        {
            return errors;
        }

        submission = submission with
        {
            Numbers = submission.Numbers.SetItems(await IssueAsync(stored.State, LettersOf(tried), cancellationToken)),
        };
        var recording = await recorder.RecordAsync(
            stored.State.Id,
            $"{command.Act}|{stored.AuditHead.Sequence}|{post.Officer.Id}",
            integrityCase => Decide(integrityCase, command, submission),
            DeskPolicy.Sign(post.Officer, entitlement, context.Now),
            client,
            cancellationToken,
            integrityCase => CaseMails.Of(integrityCase, command.Act)
        );
        return recording switch
        {
            Recording<IntegrityCase>.Refused => RecordStoreExtensions.HasChanged,
            Recording<IntegrityCase>.Missing => CaseRefusals.NotFound(),
            _ => recording.EnsureStored(),
        };
    }

    /// <summary>What a form would come to now; nothing is kept.</summary>
    public async Task<Result<Fact>> TryAsync(
        Stored<IntegrityCase> stored,
        DeskPost post,
        CaseCommand command,
        CancellationToken cancellationToken
    ) =>
        contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors)
            ? Decide(stored.State, command, await PrepareAsync(post, command, context, cancellationToken))
            : errors;

    /// <summary>The case after an act.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request, DeskPost post, string caseId, CancellationToken cancellationToken) =>
        post.IsForm
            ? new SeeOther(site.Value.Address($"desk/cases/{caseId}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(request, post.Officer, await cases.GetAsync(caseId, cancellationToken), state: null, cancellationToken);

    /// <summary>The form with what is wrong with it.</summary>
    public async Task<IResult> RefuseAsync(
        HttpRequest request,
        DeskPost post,
        Stored<IntegrityCase> stored,
        ImmutableArray<Error> errors,
        CancellationToken cancellationToken
    ) =>
        post.IsForm
            ? await pages.ShowAsync(
                request,
                post.Officer,
                stored,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseCommand command, CaseSubmission submission) =>
        CaseActPolicy.Check(integrityCase, command.ActOf?.Invoke(integrityCase) ?? command.Act, submission.Officer, submission.Directory)
            is { } refusal
            ? refusal
            : command.Decide(integrityCase, submission);

    private async Task<CaseSubmission> PrepareAsync(
        DeskPost post,
        CaseCommand command,
        ActContext context,
        CancellationToken cancellationToken
    ) =>
        new(
            post,
            context,
            await staff.ReadAsync(cancellationToken),
            command.Letters.ToImmutableDictionary(kind => kind, numbers.Provisional)
        )
        {
            DocumentIds = command.DocumentIds,
        };

    // What signs no letter uses up no number.
    private static ImmutableArray<LetterSeries> LettersOf(Fact fact) =>
        fact switch
        {
            CaseIntakeDecided { Letter: null } => [],
            CaseIntakeDecided decided => [CaseForms.SeriesOf(decided.Choice)],
            AdvanceNoticeIssued => [LetterSeries.AdvanceNotice],
            HearingArranged => [LetterSeries.Hearing],
            RepairDecisionSigned => [LetterSeries.RepairNotice],
            ReexaminationIntakeDecided { Letter: null } => [],
            ReexaminationIntakeDecided or ReexaminationDecided => [LetterSeries.Reexamination],
            CaseDecided decided =>
            [
                LetterSeries.Decision,
                .. decided.Listing is null ? ImmutableArray<LetterSeries>.Empty : [LetterSeries.RepairNotice],
                .. decided.ResultLetter is null ? ImmutableArray<LetterSeries>.Empty : [LetterSeries.Result],
            ],
            _ => [],
        };

    // A notice after a return has a number of its own, and so has each decision on a repair; a case is decided once.
    private async Task<ImmutableDictionary<LetterSeries, LetterNumber>> IssueAsync(
        IntegrityCase integrityCase,
        ImmutableArray<LetterSeries> kinds,
        CancellationToken cancellationToken
    )
    {
        var issued = ImmutableDictionary.CreateBuilder<LetterSeries, LetterNumber>();
        foreach (var kind in kinds)
        {
            var ordinal = kind switch
            {
                LetterSeries.Hearing => integrityCase.Letters.OfType<HearingNoticeLetter>().Count() + 1,
                LetterSeries.AdvanceNotice => integrityCase.EarlierNotices.Length + 1,
                LetterSeries.RepairNotice => integrityCase.Repairs.Length + 1,
                LetterSeries.Reexamination => integrityCase.Reexaminations.Length,
                LetterSeries.Referral => integrityCase.Intakes.Length + 1,
                _ => 1,
            };
            issued[kind] = await numbers.IssueAsync(kind, integrityCase.Id, ordinal, integrityCase.IsDrill, cancellationToken);
        }

        return issued.ToImmutable();
    }
}
