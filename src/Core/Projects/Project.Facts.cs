using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Projects;

/// <content>Applies facts to the state.</content>
public sealed partial record Project
{
    public static Project From(ProjectOpened opened) =>
        new Project
        {
            Id = opened.Id,
            RoundId = opened.RoundId,
            RoundTitle = opened.RoundTitle,
            Serial = opened.Serial,
            Title = opened.Title,
            Category = opened.Category,
            Unit = opened.Unit,
            Investigator = opened.Investigator,
            InvestigatorEmail = opened.InvestigatorEmail,
            AmountYuan = opened.AmountYuan,
            Reduction = opened.Reduction,
            AwardNumber = opened.AwardNumber,
            Profile = opened.Profile,
            IsDrill = opened.IsDrill,
            RuleVersion = opened.RuleVersion,
            OpenedAt = opened.At,
            ContractUntil = opened.ContractUntil,
        }.Post(opened);

    /// <summary>Applies a fact that a policy has allowed.</summary>
    public Project Apply(Fact fact) =>
        fact switch
        {
            ProjectFact each => Follow(each).Post(each),
            DocumentRegistered registered => this with { Documents = Documents.Add(registered.Document) },
            _ => this,
        };

    private Project Post(ProjectFact fact) =>
        this with
        {
            State = fact.Moves.Aggregate(State, (state, move) => ApplicationMoves.Move(state, move, RevokedFrom).Value),
            RevokedFrom = fact.Moves.Contains(ApplicationMove.Revoke) ? State : RevokedFrom,
            Moves = Moves.AddRange(fact.Moves),
            Paper = fact.Paper is null ? Paper : null,
            Ledger = fact.Entries.Aggregate(Ledger, (ledger, entry) => ledger.With(entry)),
        };

    private Project Follow(ProjectFact fact) =>
        fact switch
        {
            ContractProposed proposed => this with { Contract = proposed.Contract },
            ContractSigned signed => this with { Contract = Contract! with { Signatures = Contract.Signatures.Add(signed.Signature) } },
            ContractDecided { Signs: true } decided => this with
            {
                Instalments = decided.Instalments,
                Checks = decided.Checks,
                Contract = Contract! with
                {
                    SignedTerms = Contract.Terms,
                    SignedInvestigator = Investigator,
                    Signatures = Contract.Signatures.Add(new ContractSignature(ContractSigner.Bureau, decided.OfficerId, decided.At)),
                },
            },
            ContractDecided decided => this with
            {
                Contract = Contract! with { ReturnReason = decided.Reason, Signatures = [] },
                ContractUntil = decided.ContractUntil ?? ContractUntil,
            },
            ProjectTermNotified notified => this with { Notified = Notified.Add(notified.Term) },
            InstalmentConcurred concurred => Instal(concurred.Number, each => each with { IsConcurred = true, AskAgainAt = null }),
            InstalmentDeferred deferred => Instal(
                deferred.Number,
                each => each with { Deferrals = each.Deferrals + 1, AskAgainAt = deferred.AskAgainAt }
            ),
            InstalmentFellDue due => Instal(due.Number, each => each with { DueBy = due.DueBy, HeldBecause = null, CheckAgainAt = null }),
            ProjectHeld { Number: { } number } held => Instal(
                number,
                each => each with { HeldBecause = held.Reason, CheckAgainAt = held.CheckAgainAt }
            ),
            ProjectHeld held => this with { AcceptanceHeldBecause = held.Reason, AcceptanceCheckAgainAt = held.CheckAgainAt },
            InstalmentPaid paid => Instal(paid.Number, each => each with { Payments = each.Payments + 1, RefusedVoucher = null }) with
            {
                PaidAfterEndAt = paid.IsAfterEnd ? paid.At : PaidAfterEndAt,
            },
            DecisionRefused refused => this with { RefusedDecisions = RefusedDecisions.Add(refused) },
            VoucherRefused refused => Instal(
                refused.Number,
                each =>
                    each with
                    {
                        VoucherRefusals = each.VoucherRefusals + 1,
                        RefusedVoucher = new VoucherUse(refused.Voucher, refused.Project),
                    }
            ),
            FinalReportGiven given => this with
            {
                Report = given.Report,
                IsReportLate = IsReportLate || given.IsLate,
                IsAcceptanceOpen = false,
                RectifyBy = null,
                Panel = [],
            },
            AcceptanceDiffered => this with { AcceptanceRounds = AcceptanceRounds + 1 },
            AcceptanceDecided decided => this with
            {
                Acceptances = Acceptances.Add(decided),
                AcceptanceRounds = AcceptanceRounds + 1,
                IsAcceptanceOpen = false,
                RectifyBy = decided.RectifyBy,
            },
            ChangeRequested requested => With(requested.Change) with
            {
                Changes = Changes.Add(requested.Change),
                AskedLeaderId = requested.LeaderId ?? AskedLeaderId,
            },
            ChangeDecided decided => Decide(decided),
            RecoveryOrdered ordered => Sign(ordered.Letter) with { Orders = Orders.Add(ordered), Recovery = ordered.Recovery ?? Recovery },
            ProjectLettersServed served => this with
            {
                Letters =
                [
                    .. Letters.Select(each =>
                        served.Service.Letters.Contains(each.Letter.Number) ? each with { Service = served.Service } : each
                    ),
                ],
                Recovery = Recovery is null || served.ReturnBy is null ? Recovery : Recovery with { Until = served.ReturnBy },
            },
            PaperEntered entered => this with { Paper = entered.Entered, Papers = entered.Entered.Number },
            PaperRejected => this with { Paper = null },
            SuspicionNoted noted => this with { Suspicions = Suspicions.Add(noted) },
            RevocationAsked => this with { IsRevocationAsked = true },
            RevocationDecided decided => this with
            {
                IsRevocationAsked = false,
                RevocationAsks = RevocationAsks + 1,
                RevocationAskAgainAt = decided.AskAgainAt,
                RevokedAt = decided.AskAgainAt is null ? decided.At : null,
                RevokedBecause = decided.AskAgainAt is null ? decided.Reason : null,
            },
            RevocationAnnounced announced => Sign(announced.Letter),
            ProjectFollowedEnd ended => this with { State = ended.State },
            ProjectArchived archived => this with { ArchiveNumber = archived.Number },
            ProjectTermsRecounted recounted => this with
            {
                ContractUntil = recounted.Contract ?? ContractUntil,
                RectifyBy = recounted.RectifyBy ?? RectifyBy,
                Recovery = recounted.Recovery is { } until ? Recovery! with { Until = until } : Recovery,
                Instalments =
                [
                    .. Instalments.Select(each => recounted.Instalments.FirstOrDefault(other => other.Number == each.Number) ?? each),
                ],
            },
            RevocationAwaited or RevocationCarriedOut or RevocationReversed => FollowCase(fact),
            _ => FollowWork(fact),
        };

    private Project Instal(int number, Func<Instalment, Instalment> change) =>
        this with
        {
            Instalments = [.. Instalments.Select(each => each.Number == number ? change(each) : each)],
        };

    private Project Sign(Letter? letter) => letter is null ? this : this with { Letters = Letters.Add(new SentLetter(letter, null)) };

    private Project Decide(ChangeDecided decided)
    {
        var change = Changes.First(each => each.Number == decided.Number) with
        {
            IsAgreed = decided.IsAgreed,
            Answer = decided.Reason,
            DecidedAt = decided.At,
        };
        return With(change) with { Changes = [.. Changes.Select(each => each.Number == change.Number ? change : each)] };
    }

    // An approved change becomes part of the contract.
    private Project With(ProjectChange change) =>
        change switch
        {
            { IsAgreed: not true } => this,
            { Kind: ChangeKind.Leader, Email: { } email } => this with
            {
                Investigator = change.NewValue,
                LeaderId = AskedLeaderId,
                Contract = Contract! with { InvestigatorEmail = email },
            },
            { Kind: ChangeKind.Unit, UnitCode: { } code } => this with
            {
                Unit = Unit with { Name = change.NewValue, Code = code },
                UnitEmail = change.Email,
            },
            { Kind: ChangeKind.Budget, Budget.IsEmpty: false } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { Budget = change.Budget } },
            },
            { Kind: ChangeKind.Targets } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { Targets = change.NewValue } },
            },
            // The work continues: the question of a revocation is asked again once the new term is over.
            { Kind: ChangeKind.Extension, EndsOn: { } endsOn } => this with
            {
                Contract = Contract! with { Terms = Contract.Terms with { EndsOn = endsOn } },
                IsRevocationAsked = false,
                RevocationAsks = IsRevocationAsked ? RevocationAsks + 1 : RevocationAsks,
                RevocationAskAgainAt = null,
            },
            _ => this,
        };
}
