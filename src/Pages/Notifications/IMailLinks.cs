namespace CreditFunctions.Pages.Notifications;

/// <summary>Creates the links and codes that only the recipient of a mail may see, when the mail is sent.</summary>
public interface IMailLinks
{
    Uri Task(string linkId);

    /// <summary>The code of a task link.</summary>
    /// <param name="number">0 for the first code of the link.</param>
    string Code(string linkId, int number = 0);

    Uri Application(string applicationId, string email);

    Uri Signing(string applicationId, string partyId, string mark);

    /// <summary>For the party of the case.</summary>
    Uri Case(string caseId);

    /// <summary>For the unit.</summary>
    Uri Project(string projectId, string email);

    /// <summary>Opens the contract for the principal investigator.</summary>
    Uri ProjectOfInvestigator(string projectId, string email);

    /// <summary>Any other page of the site, such as <c>desk/staff</c>.</summary>
    Uri Page(string path);
}
