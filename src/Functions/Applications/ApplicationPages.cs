using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Applications;

namespace CreditFunctions.Functions.Applications;

/// <summary>Renders an application for its applicant.</summary>
public sealed class ApplicationPages(TokenSigner tokens, RuleBook rules, IElectronicSeal? seal = null)
{
    public ApplicationModel Model(Application application, RoundGuide guide, DateTimeOffset now)
    {
        var isChangeable = IsChangeable(application, guide, now);
        var opensForm = ApplicationPolicy.CheckFormOpen(application, guide, now) is null;
        return new(
            application.Id.Value,
            application.Title,
            guide.Title,
            guide.Category(application.CategoryId).Name,
            application.AmountYuan,
            application.State
        )
        {
            Serial = application.Serial,
            ClosesAt = guide.ClosesAt,
            KeptUntil =
                application.State == ApplicationState.Draft && !application.IsKept()
                    ? ApplicationDraftAcceptance.ExpiryOf(application.CreatedAt, rules.OfVersion(application.RuleVersion).Value)
                    : null,
            GuideVersion = guide.Version,
            GuideChanges = isChangeable ? GuideAdoption.ChangesFor(guide) : [],
            SignAgain = SignAgain(application),
            Abstract = application.Abstract,
            ContactEmail = application.ContactEmail,
            RecommendingBody = guide.RecommendingBodies.FirstOrDefault(body => body.Id == application.RecommendingBodyId)?.Name,
            HoldReasons = [.. application.Holds.Select(hold => hold.Reason).Distinct()],
            History = [new StateEntry(ApplicationState.Draft, application.CreatedAt), .. application.History.Select(Entry)],
            Parties =
            [
                .. application.Parties.Select(party =>
                    Row(party, application) with
                    {
                        CommitmentHref = ApplicationPolicy.CheckSignable(application, guide, party.Id, now) is null
                            ? HrefOf(application, $"commitments/{party.Id}")
                            : null,
                    }
                ),
            ],
            Documents = Documents(application, guide, now),
            FormHref = opensForm ? HrefOf(application, "form") : null,
            CheckHref = isChangeable ? HrefOf(application, "check") : null,
            PrintHref = HrefOf(application, "print"),
            Steps = ApplicantStepsNow.Of(application, guide, offersSeal: seal is not null, now),
            Correction = application is { State: ApplicationState.CorrectionPending, Correction: { SubmittedAt: null } asked }
                ? new CorrectionAsked(asked.Reason, asked.Until) { Opens = asked.Opens }
                : null,
            CorrectionReceivedAt = application.State == ApplicationState.CorrectionPending ? application.Correction?.SubmittedAt : null,
            Questions = Questions(application, now),
            Receipt = application.SubmittedAt is { } at
                ? new ReceiptFacts(at, VersionCode.Of(application), application.Submissions, HrefOf(application, "receipt"))
                : null,
        };
    }

    public bool IsAntiForgeryToken(string? token, ApplicationId id) => tokens.Verify(TokenPurpose.Form, token) == id.Value;

    public string AntiForgeryToken(ApplicationId id) => tokens.Sign(TokenPurpose.Form, id.Value);

    public static bool IsChangeable(Application application, RoundGuide guide, DateTimeOffset now) =>
        application.State is ApplicationState.Draft or ApplicationState.Returned && guide.IsOpenAt(now);

    public static string HrefOf(Application application, string part) => $"applications/{application.Id}/{part}";

    public static FileRow File(Application application, Document document) =>
        new(document.FileName, document.SizeBytes, document.Sha256, document.UploadedAt, HrefOf(application, $"files/{document.Id}"));

    /// <summary>A party with its identifier: a unit's code in full, a person's number masked.</summary>
    public static PartyRow Row(Party party, Application application) =>
        new(party.Role, party.Name, PartyView.Of(party, application).Identifier, application.CommitmentOf(party.Id)?.SignedAt)
        {
            IsOnPaper = application.CommitmentOf(party.Id) is { Way: SigningWay.Paper },
            InvitedAt = application.InvitationOf(party.Id)?.InvitedAt,
        };

    public static ImmutableArray<DocumentRow> Documents(Application application, RoundGuide guide, DateTimeOffset now)
    {
        var isChangeable = IsChangeable(application, guide, now);
        var correction = CorrectionPolicy.IsOpen(application, now) ? application.Correction : null;
        var required = CommitmentPolicy.NeedsSignedScan(application, guide)
            ? guide.RequiredDocuments.Add(new RequiredDocument(DocumentPolicy.SignedScanKind, ""))
            : guide.RequiredDocuments;
        return
        [
            .. required.Select(each =>
            {
                var document = application.Documents.FirstOrDefault(document => document.Kind == each.Kind);
                return new DocumentRow(each.Name, document is null ? null : File(application, document))
                {
                    IsOptional = each.IsOptional,
                    IsSignedScan = each.Kind == DocumentPolicy.SignedScanKind,
                    IsOutdated = document is not null && IsOutdated(application, document),
                    UploadHref =
                        isChangeable || correction?.OpensDocument(each.Kind) == true ? HrefOf(application, $"documents/{each.Kind}") : null,
                };
            }),
        ];
    }

    public static bool IsOutdated(Application application, Document document) =>
        document.Kind == DocumentPolicy.SignedScanKind && document.VersionCode != VersionCode.Of(application);

    public static ImmutableArray<QuestionRow> Questions(Application application, DateTimeOffset now) =>
        [
            .. application.Statements.Select(question => new QuestionRow(
                application.Parties.FirstOrDefault(party => party.Id == question.PartyId)?.Name ?? question.PartyId,
                question.Source,
                question.Until,
                question.AnsweredAt,
                IsOpen(application, question, now)
                    ? HrefOf(application, $"answers?party={question.PartyId}&source={question.Source}")
                    : null
            )),
        ];

    public static bool IsOpen(Application application, PartyStatement question, DateTimeOffset now) =>
        question.AnsweredAt is null && application.TermsAt(now) < question.Until;

    private static ImmutableArray<string> SignAgain(Application application) =>
        application.GuideAdopted is { } adopted
            ?
            [
                .. application
                    .Parties.Where(party =>
                        adopted.SignAgain.Contains(party.Id) && application.Commitments.All(signed => signed.PartyId != party.Id)
                    )
                    .Select(party => party.Name),
            ]
            : [];

    private static StateEntry Entry(StateReached reached) =>
        new(reached.State, reached.At) { Reason = reached.Reason.Length > 0 ? IdentifierMask.ApplyWithin(reached.Reason) : null };
}
