namespace CreditFunctions.Pages.Notifications;

/// <summary>Makes the links and codes that only the recipient of a mail gets, when the mail is sent.</summary>
public interface IMailLinks
{
    /// <summary>Opens a task.</summary>
    Uri Task(string linkId);

    /// <summary>The code that belongs to the link of a task.</summary>
    /// <param name="number">0 for the first code of the link.</param>
    string Code(string linkId, int number = 0);

    /// <summary>Opens an application for a clerk.</summary>
    Uri Application(string applicationId, string email);

    /// <summary>Opens the commitment of a party, to sign it.</summary>
    Uri Signing(string applicationId, string partyId, string mark);

    /// <summary>Opens a case for the party that it is about.</summary>
    Uri Case(string caseId);

    /// <summary>Opens a project for its unit.</summary>
    Uri Project(string projectId, string email);

    /// <summary>Opens the contract of a project for its investigator.</summary>
    Uri ProjectOfInvestigator(string projectId, string email);

    /// <summary>Any other page of the site, such as <c>desk/staff</c>.</summary>
    Uri Page(string path);
}
