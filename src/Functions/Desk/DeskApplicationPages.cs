using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Duplicates;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Desk;

/// <summary>An application for officers, as JSON.</summary>
public sealed record DeskApplicationView(
    ApplicationId Id,
    RoundId RoundId,
    string Title,
    ApplicationState State,
    IReadOnlyList<DeskHeld> Holds,
    string VersionCode,
    string RuleVersion,
    IReadOnlyList<DeskParty> Parties,
    IReadOnlyList<DeskCreditQuery> CreditQueries,
    IReadOnlyList<DeskStatement> Responses,
    IReadOnlyList<DeskFinding> Findings,
    DuplicateModel? Duplicates,
    IReadOnlyList<BatchTask> Tasks,
    IReadOnlyList<string> ExpertsThatMayConflict,
    IReadOnlyList<DeskEvent> Events,
    IReadOnlyList<TracedDeadline> Deadlines,
    IReadOnlyList<TracedDecision> Decisions,
    AuditResult Audit
)
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }
}

/// <summary>The page of an application on the officers' site. Reads its partition, its round and its duplicates.</summary>
public sealed class DeskApplicationPages(
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    TaskBoard board,
    StaffRecords staff,
    DeskTrace trace,
    FileRecords files,
    DeskAccess access,
    DuplicateRegister duplicates,
    RegisteredAddresses registered,
    TimeProvider time,
    Responses responses
)
{
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<Application> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var application = stored.State;
        var now = time.GetUtcNow();
        var round = (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State;
        var records = await applications.ReadAuditAsync(stored.Id, cancellationToken);
        var notifications = await applications.ReadNotificationsAsync(stored.Id, cancellationToken);
        var directory = await staff.ReadAsync(cancellationToken);
        var statuses = await files.StatusesAsync(stored.Id, application.Documents, cancellationToken);
        var isRegistered = await registered.ContainsContactAsync(application, cancellationToken);
        var mayRelease = DeskPolicy.May(reader, DeskAct.ReleaseFile);
        var facts = records.Select(record => (record.Envelope, Fact: TaskBoard.FactOf(record))).ToList();
        var model = new DeskApplicationModel(
            access.FrameOf(reader),
            stored.Id,
            application.Title,
            application.RoundId.Value,
            round.Guide.Title,
            application.State
        )
        {
            Category = round.Guide.Category(application.CategoryId).Name,
            AmountYuan = application.AmountYuan,
            VersionCode = VersionCode.Of(application),
            RuleVersion = application.RuleVersion,
            ContactEmail = application.ContactEmail,
            IsContactRegistered = isRegistered,
            MayRegisterContact = !isRegistered && DeskPolicy.May(reader, DeskAct.RegisterContact),
            MayWithdrawRegistration = isRegistered && DeskPolicy.May(reader, DeskAct.WithdrawRegistration),
            Serial = application.Serial,
            SubmittedAt = application.SubmittedAt,
            Abstract = application.Abstract,
            ExpertsThatMayConflict =
            [
                .. round.Guide.Holding(StaffRole.Expert).Where(expert => MayConflict(expert, application)).Select(expert => expert.Name),
            ],
            Holds =
            [
                .. application.Holds.Select(hold => new DeskHeld(
                    hold.Key,
                    IdentifierMask.ApplyWithin(hold.Reason),
                    hold.Basis,
                    hold.PlacedAt,
                    hold.NextReviewAt,
                    hold.IsLiftedAtDesk
                )),
            ],
            Parties = [.. application.Parties.Select(party => Row(party, application))],
            Documents = [.. application.Documents.Select(document => Row(document, stored.Id, statuses, mayRelease))],
            CreditQueries = [.. application.CreditChecks.Reverse().Select(check => Row(check, application))],
            Responses = [.. application.Statements.Select(answer => Row(answer, application))],
            Findings =
            [
                .. application.Findings.Select(finding => new DeskFinding(
                    NameOf(application, finding.PartyId),
                    finding.Source,
                    finding.Ruling,
                    IdentifierMask.ApplyWithin(finding.Reason),
                    finding.At
                )),
            ],
            Duplicates = application.SubmittedAt is null
                ? null
                : DuplicateViews.Of(application, await duplicates.ReportAsync(application, round.Guide, cancellationToken), now),
            MayOpenCase = DeskPolicy.May(reader, DeskAct.OpenCase),
            MayResolveDuplicates = DeskPolicy.May(reader, DeskAct.ResolveDuplicates),
            Tasks =
            [
                .. OpenTasks(facts.Select(each => each.Fact), DeskPolicy.May(reader, DeskAct.HandOver))
                    .Where(task => IsStillDecided(task, application)),
            ],
            Events = [.. facts.AsEnumerable().Reverse().Select(each => DeskEvents.Of(each.Envelope, each.Fact, directory, round.Guide))],
            Mails = [.. notifications.Reverse().Select(DeskMails.Of)],
            Deadlines = [.. trace.Of(application, round.Guide)],
            Decisions = [.. trace.Judgements(application, now)],
            Audit = Verify(stored, records),
            MayHold = DeskPolicy.May(reader, DeskAct.PlaceHold) && !application.State.IsEnd(),
            MayLift = DeskPolicy.May(reader, DeskAct.LiftHold),
            MayEndBarred = HoldPolicy.IsBarred(application) && DeskPolicy.May(reader, DeskAct.EndBarred),
            Form = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, View(model, application), () => model, round.Guide)
            : responses.Page(request, model, round.Guide, Problems.Describe(state.Errors).Status);
    }

    // The same hint as on the expert's own page, before the panel sits: the officer can call another expert.
    private static bool MayConflict(StaffMember expert, Application application) =>
        expert.Reviews(application.CategoryId) && PanelSession.MayConflict(expert.Name, expert.Email, application);

    // Withdrawal ends every task except that of a suspicion.
    private static bool IsStillDecided(BatchTask task, Application application) =>
        !application.State.IsEnd() || (application.State == ApplicationState.Withdrawn && task.Step == ReviewStep.Of<FindingStep>().Value);

    private AuditResult Verify(Stored<Application> stored, IReadOnlyList<AuditRecord> records)
    {
        var verdict = AuditChain.Verify(AuditHead.StartOf(applications.ChainIdOf(stored.Id)), records, stored.AuditHead);
        return new AuditResult(
            stored.AuditHead.Sequence,
            stored.AuditHead.Hash.Value,
            verdict is AuditVerdict.Broken broken ? broken.Message : null
        );
    }

    private IEnumerable<BatchTask> OpenTasks(IEnumerable<Fact?> facts, bool mayHandOver)
    {
        var open = new Dictionary<TaskKey, (StaffMember Officer, string LinkId, DateTimeOffset Since)>();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case TaskOpened opened:
                    open[opened.Task] = (opened.Officer, opened.LinkId, opened.OpenedAt);
                    break;
                case TaskHandedOver handed:
                    open.Remove(handed.Task);
                    open[handed.To] = (handed.Officer, handed.LinkId, handed.At);
                    break;
                case DecisionRecorded decided:
                    open.Remove(decided.Task);
                    break;
            }
        }

        return open.Select(task => new BatchTask(
            task.Key.Step.ToString(),
            task.Key.Subject,
            task.Value.Officer.Name,
            task.Value.Since,
            board.DueOf(task.Value.Since).At
        )
        {
            TransferHref = mayHandOver ? $"/desk/tasks/{task.Value.LinkId}" : null,
        });
    }

    private static DeskParty Row(Party party, Application application) =>
        new(party.Id, party.Role, party.Name, PartyView.Of(party, application).Identifier)
        {
            Commitment = application.CommitmentOf(party.Id),
        };

    private static FileRow Row(Document document, string applicationId, IReadOnlyDictionary<string, FileStatus> statuses, bool mayRelease)
    {
        FileStatus? status = statuses.TryGetValue(document.Id, out var known) ? known : null;
        return new(
            document.FileName,
            document.SizeBytes,
            document.Sha256,
            document.UploadedAt,
            $"/desk/applications/{applicationId}/documents/{document.Id}"
        )
        {
            Status = status,
            ReleaseId = mayRelease && status == FileStatus.NotInspected ? document.Id : null,
        };
    }

    private static DeskCreditQuery Row(CreditCheck check, Application application)
    {
        var party = application.Parties.FirstOrDefault(each => each.Id == check.PartyId);
        var evidence = check.EvidenceId is { } id && party is not null ? $"/desk/subjects/{CreditSubjectId.Of(party)}/evidence/{id}" : null;
        return new DeskCreditQuery(
            party?.Name ?? check.PartyId,
            check.Source,
            check.Outcome,
            check.Explanation,
            check.CheckedAt,
            check.ValidUntil,
            evidence
        );
    }

    private static DeskStatement Row(PartyStatement answer, Application application) =>
        new(NameOf(application, answer.PartyId), answer.Source, answer.AskedAt, answer.Until)
        {
            Text = answer.Text,
            AnsweredAt = answer.AnsweredAt,
        };

    private static string NameOf(Application application, string partyId) =>
        application.Parties.FirstOrDefault(party => party.Id == partyId)?.Name ?? partyId;

    private static DeskApplicationView View(DeskApplicationModel model, Application application) =>
        new(
            application.Id,
            application.RoundId,
            model.Title,
            model.State,
            model.Holds,
            model.VersionCode,
            model.RuleVersion,
            model.Parties,
            model.CreditQueries,
            model.Responses,
            model.Findings,
            model.Duplicates,
            model.Tasks,
            model.ExpertsThatMayConflict,
            model.Events,
            model.Deadlines,
            model.Decisions,
            model.Audit
        )
        {
            Serial = application.Serial,
        };
}
