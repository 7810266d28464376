namespace CreditFunctions.Pages.Cases;

/// <summary>Names of the fields of the forms of a case.</summary>
public static class CaseFields
{
    /// <summary><c>established</c> or <c>unfounded</c>; for a decision also <c>return</c>.</summary>
    public const string Outcome = "outcome";

    public const string Facts = "facts";

    public const string Evidence = "evidence";

    public const string Reasons = "reasons";

    /// <summary>One of the severities, such as <c>Major</c>.</summary>
    public const string Severity = "severity";

    /// <summary>Ids of measures of the rule file, each a box.</summary>
    public const string Measures = "measures";

    /// <summary>Months of the ban; empty for measures that ban nobody.</summary>
    public const string BanMonths = "banMonths";

    /// <summary><c>true</c> for a ban without end.</summary>
    public const string IsPermanent = "isPermanent";

    /// <summary><c>true</c> where documents alone prove the facts.</summary>
    public const string RestsOnDocuments = "restsOnDocuments";

    /// <summary>Of the legal review: <c>pass</c> or <c>return</c>.</summary>
    public const string Choice = "choice";

    /// <summary>Of the other investigator: <c>agree</c> or <c>disagree</c>.</summary>
    public const string Agree = "agree";

    public const string Disagree = "disagree";

    public const string Opinion = "opinion";

    /// <summary>采纳情况</summary>
    public const string DefenceAnswer = "defenceAnswer";

    /// <summary>Who decides: <c>leader</c> or <c>meeting</c>.</summary>
    public const string Body = "body";

    public const string MinutesNumber = "minutesNumber";

    public const string HeldOn = "heldOn";

    /// <summary>Ids of the officers who took part in the meeting, each a box.</summary>
    public const string Members = "members";

    /// <summary>How letters were served, such as <c>ByHand</c>.</summary>
    public const string Mode = "mode";

    public const string On = "on";

    public const string Recipient = "recipient";

    public const string Place = "place";

    public const string Witness = "witness";

    /// <summary>
    /// Why it was served by refusal or announcement; in a repair why it is granted or refused; why a proposal is not confirmed.
    /// </summary>
    public const string Reason = "reason";

    /// <summary>The signed receipt, postal receipt or copy of the announcement, as a file.</summary>
    public const string Proof = "proofDocumentId";

    /// <summary>The party's statement and defence.</summary>
    public const string Text = "text";

    /// <summary>Evidence with the statement and defence, as a file.</summary>
    public const string DefenceFile = "defenceFile";

    /// <summary>In an application for repair: what was performed, and when.</summary>
    public const string Performance = "performance";

    /// <summary><c>true</c> where the party gives the public commitment.</summary>
    public const string GivesPublicCommitment = "givesPublicCommitment";

    /// <summary>The proof of performance, as a file.</summary>
    public const string PerformanceProof = "proofDocumentIds";

    public const string Grant = "grant";

    public const string Refuse = "refuse";

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public const string AdmitsFacts = "admitsFacts";

    public const string Yes = "yes";

    public const string No = "no";

    public const string Established = "established";

    public const string Unfounded = "unfounded";

    public const string Return = "return";

    public const string Pass = "pass";

    public const string Leader = "leader";

    public const string Meeting = "meeting";
}
