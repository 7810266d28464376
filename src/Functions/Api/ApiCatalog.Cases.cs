using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>Integrity cases.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Cases =>
        [
            For<ListCasesEndpoint>(ApiAccess.Officer, "Integrity cases, the newest first.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<CaseListView>(),
            For<GetCaseEndpoint>(ApiAccess.Officer, "All records of an integrity case.").Gives<CaseView>(),
            For<GetCaseLetterEndpoint>(ApiAccess.Officer, "A letter of an integrity case.").Gives<LetterView>(),
            For<GetCaseDocumentEndpoint>(ApiAccess.Officer, "A file of an integrity case.").GivesFile("*/*"),
            For<ProposeCaseEndpoint>(ApiAccess.Officer, "Proposes what a case ends with; the other investigator confirms it.")
                .Takes<CaseProposalForm>()
                .Gives<CaseView>(),
            For<ConfirmProposalEndpoint>(
                    ApiAccess.Officer,
                    "Confirms a proposal, which signs the advance notice or reports the suspicion as unfounded; or disagrees."
                )
                .Takes<CaseConfirmationForm>()
                .Gives<CaseView>(),
            For<ReviewCaseEndpoint>(ApiAccess.Officer, "Legal review of a case by somebody without another seat in it.")
                .Takes<CaseReviewForm>()
                .Gives<CaseView>(),
            For<DecideCaseEndpoint>(ApiAccess.Officer, "Decides a case, or returns it to the investigators.")
                .Takes<CaseDecisionForm>()
                .Gives<CaseView>(),
            For<ServeLettersEndpoint>(
                    ApiAccess.Officer,
                    "Enters how letters of a case were served, with the proof; by the form of its page."
                )
                .TakesForm(
                    CaseFields.Proof,
                    PageForm.AntiForgeryField,
                    CaseFields.Mode,
                    CaseFields.On,
                    CaseFields.Recipient,
                    CaseFields.Place,
                    CaseFields.Witness,
                    CaseFields.Reason
                )
                .Leads(),
            For<ListListingsEndpoint>(
                    ApiAccess.Officer,
                    "The listings of a kind, the newest first; with a day those that were in force on it."
                )
                .Asks("kind", "Dishonesty, SeriousDishonesty or Honour.")
                .Asks("day", "A day in Beijing, such as 2026-03-10.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<ListingListView>(),
            For<ExportListingsEndpoint>(
                    ApiAccess.Officer,
                    "What was published of the lists, with withdrawals, as csv, xlsx or json; header Export-Next says where the next file "
                        + "begins."
                )
                .Asks("from", "Where the file begins: Export-Next of the one before.")
                .GivesFile("*/*"),
            For<GetListingEntryEndpoint>(ApiAccess.Officer, "The form on which an officer enters a party in a list.").GivesPage(),
            For<EnterListingEndpoint>(ApiAccess.Officer, "Enters a party in a list without a case; a second officer confirms it.")
                .Takes<ListingEntryBody>()
                .Gives<ListingView>(),
            For<ConfirmListingEndpoint>(ApiAccess.Officer, "Confirms or rejects what another officer entered.")
                .Takes<ListingConfirmationForm>()
                .Gives<ListingView>(),
            For<RevokeListingEndpoint>(ApiAccess.Officer, "Ends a listing whose basis fell away.")
                .Takes<ListingRevocationForm>()
                .Gives<ListingView>(),
            For<GetListingEndpoint>(ApiAccess.Officer, "A party on a list, with its ban and its repair.").Gives<ListingView>(),
            For<ProposeRepairEndpoint>(ApiAccess.Officer, "Proposes to grant or to refuse the repair of the listing of a case.")
                .Takes<RepairDecisionForm>()
                .Gives<CaseView>(),
            For<DecideRepairEndpoint>(ApiAccess.Officer, "Grants or refuses the repair of the listing of a case, which signs a letter.")
                .Takes<RepairDecisionForm>()
                .Gives<CaseView>(),
            For<RequestRepairEndpoint>(
                    ApiAccess.Everybody,
                    "The party's application for the repair of its listing, with a proof; by the form of its page."
                )
                .TakesForm(CaseFields.PerformanceProof, CaseFields.Performance, CaseFields.GivesPublicCommitment)
                .Leads(),
            For<GetPartyCaseEndpoint>(ApiAccess.Everybody, "A case for its party, by the link of its own.").Gives<PartyCaseView>(),
            For<GetPartyLetterEndpoint>(ApiAccess.Everybody, "A letter of a case for its party.").Gives<LetterView>(),
            For<GiveDefenceEndpoint>(ApiAccess.Everybody, "The party's statement and defence.")
                .Takes<DefenceStatement>()
                .Gives<PartyCaseView>(),
        ];
}
