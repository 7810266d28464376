using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>What officers do at the desk.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Desk =>
    [
        For<GetSignInEndpoint>(ApiAccess.Everybody, "Where officers sign in.").Asks("returnTo", "Where to go then.").GivesPage().Leads(StatusCodes.Status302Found),
        For<SignInEndpoint>(ApiAccess.Everybody, "Signs a sample officer in; only on a site for training.").Takes<SignInForm>().Gives<SignedIn>(),
        For<SignOutEndpoint>(ApiAccess.Officer, "Ends the session in this browser.").Takes<NoFieldsForm>().Leads(),
        For<GetDeskEndpoint>(ApiAccess.Officer, "What needs the officer who is signed in.").Gives<DeskView>(),
        For<GetBatchEndpoint>(ApiAccess.Officer, "A round's batch: how many stand where, what is outstanding and with whom.")
            .Asks("state", "Only applications in this state.").Asks("page", Page).Gives<BatchView>(),
        For<CallPanelEndpoint>(ApiAccess.Officer, "Lets the experts begin without the applications that are not ready.").Takes<PanelCallForm>().Gives<CalledPanel>(),
        For<GetSheetEndpoint>(ApiAccess.Officer, "A sheet to print and to sign.").Gives<SheetView>(),
        For<GetDeskApplicationEndpoint>(ApiAccess.Officer, "Everything on record about an application, and what it rests on.").Gives<DeskApplicationView>(),
        For<GetDeskDocumentEndpoint>(ApiAccess.Officer, "A document of an application.").GivesFile("*/*"),
        For<GetDeskEvidenceEndpoint>(ApiAccess.Officer, "What an officer saw when a party was looked up.").GivesFile("*/*"),
        For<ReleaseFileEndpoint>(ApiAccess.Officer, "Releases a file that could not be inspected completely.").Takes<ReasonForm>().Gives<ReleasedFile>(),
        For<HoldApplicationEndpoint>(ApiAccess.Officer, "Puts an application on hold.").Takes<HoldForm>().Gives<DeskApplicationView>(),
        For<LiftHoldEndpoint>(ApiAccess.Officer, "Ends a hold on an application; it goes on where no other is left.").Takes<LiftForm>().Gives<DeskApplicationView>(),
        For<RegisterContactEndpoint>(ApiAccess.Officer, "Registers the contact of an application as an address of its unit.").Takes<NoFieldsForm>().Gives<DeskApplicationView>(),
        For<AskPartiesOfDuplicateEndpoint>(ApiAccess.Officer, "Asks every applicant that names the same principal investigator to state its side.")
            .Takes<NoFieldsForm>().Gives<DeskApplicationView>(),
        For<RuleDuplicateEndpoint>(ApiAccess.Officer, "Decides which applications of one principal investigator go on.").Takes<DuplicateRulingForm>().Gives<DeskApplicationView>(),
        For<AdvanceClockEndpoint>(ApiAccess.Officer, "Moves the rehearsal clock on; only where it runs.").Takes<ClockStepForm>().Gives<ClockView>(),
        For<ListVouchedEndpoint>(ApiAccess.Officer, "Identifiers that officers vouched for.").Gives<VouchedView>(),
        For<VouchIdentifierEndpoint>(ApiAccess.Officer, "Vouches for an identifier that was really issued although it fails its check; by the form of its page.")
            .TakesForm(VouchFields.Evidence, PageForm.AntiForgeryField, VouchFields.Kind, VouchFields.Identifier, VouchFields.Reason).Leads(),
        For<GetVouchEvidenceEndpoint>(ApiAccess.Officer, "The licence or identity card that an officer vouched by.").GivesFile("*/*"),
    ];

    private static IEnumerable<ApiOperation> Staff =>
    [
        For<ListStaffEndpoint>(ApiAccess.Officer, "The bureau's officers, and changes that wait for a second one.").Gives<StaffView>(),
        For<AddOfficerEndpoint>(ApiAccess.Officer, "Proposes an officer, whom a second officer confirms.").Takes<OfficerForm>().Gives<ProposedChange>(StatusCodes.Status202Accepted),
        For<GetOfficerEndpoint>(ApiAccess.Officer, "One officer.").Gives<Officer>(),
        For<ChangeOfficerEndpoint>(ApiAccess.Officer, "Proposes another name, address or roles of an officer.").Takes<OfficerForm>().Gives<ProposedChange>(StatusCodes.Status202Accepted),
        For<EndOfficerEndpoint>(ApiAccess.Officer, "Proposes that an officer leaves, and can sign in no more.").Takes<ReasonForm>().Gives<ProposedChange>(StatusCodes.Status202Accepted),
        For<ConfirmStaffChangeEndpoint>(ApiAccess.Officer, "Carries out, as the second officer, a change of the directory that another one proposed; or confirms one of the operator.")
            .Takes<NoFieldsForm>().Gives<StaffView>(),
        For<RejectStaffChangeEndpoint>(ApiAccess.Officer, "Refuses a proposed change of the directory, or takes one's own back.").Takes<ReasonForm>().Gives<StaffView>(),
        For<TakeLeaveEndpoint>(ApiAccess.Officer, "Enters a leave with its stand-in, or calls one off.").Takes<LeaveEntryForm>().Gives<Officer>(StatusCodes.Status201Created),
        For<GetTransferEndpoint>(ApiAccess.Officer, "A task to be handed over, or given a new link.").GivesPage(),
        For<HandOverTaskEndpoint>(ApiAccess.Officer, "Passes a task to another officer; the old link opens nothing any more.").Takes<HandOverForm>().Gives<TransferView>(),
        For<ReissueLinkEndpoint>(ApiAccess.Officer, "Revokes a link and sends its officer a new one.").Takes<ReasonForm>().Gives<TransferView>(),
    ];
}
