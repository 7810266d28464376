namespace CreditFunctions.Core.Notifications;

/// <summary>What a party is told of its case beside letters and terms.</summary>
public enum CasePartyNews
{
    RecusalGranted,
    RecusalRefused,

    /// <summary>An officer was recused without the party's asking.</summary>
    OfficerRecused,

    /// <summary>Its objection to its listing was right: the listing has ended.</summary>
    ObjectionUpheld,
    ObjectionDismissed,
}

/// <summary>To the party of a case: something that it reads on the page of its link.</summary>
/// <param name="CaseNumber">案号</param>
public sealed record CasePartyNotified(string To, string CaseId, string CaseNumber, CasePartyNews News) : AddressedNotification(To);
