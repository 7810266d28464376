namespace CreditFunctions.Pages.Cases;

/// <summary>Names of the fields of the forms of a case.</summary>
public static class CaseFields
{
    /// <summary><c>established</c> or <c>unfounded</c>; for a decision also <c>return</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>The application that a noted suspicion is about; empty where there is none.</summary>
    public const string Application = "application";

    /// <summary>Where a suspicion comes from, such as <c>FormatCheck</c>.</summary>
    public const string Origin = "origin";

    /// <summary>The suspected party of an application.</summary>
    public const string PartyId = "partyId";

    public const string PartyName = "partyName";

    public const string UnitCode = "unitCode";

    public const string IdentityKind = "identityKind";

    public const string IdentityNumber = "identityNumber";

    public const string Misconduct = "misconduct";

    public const string Suspicion = "suspicion";

    /// <summary>What a suspicion rests on.</summary>
    public const string Basis = "basis";

    /// <summary>Until when a unit reports.</summary>
    public const string Until = "until";

    /// <summary>Of the leader on the term of the investigation: <c>Extend</c>, <c>Suspend</c> or <c>Resume</c>.</summary>
    public const string TermChoice = "termChoice";

    public const string TermReason = "termReason";

    /// <summary>Id of the officer who is to be recused.</summary>
    public const string RecusalOfficer = "recusalOfficer";

    public const string RecusalReason = "recusalReason";

    /// <summary>Of the leader: <c>grant</c> or <c>refuse</c>.</summary>
    public const string RecusalChoice = "recusalChoice";

    public const string RulingReason = "rulingReason";

    /// <summary>Id of the officer who takes the place of a recused investigator.</summary>
    public const string Replacement = "replacement";

    /// <summary>In place of a recused investigator: <c>agree</c> or <c>disagree</c>.</summary>
    public const string ReconfirmChoice = "reconfirmChoice";

    public const string ReconfirmReason = "reconfirmReason";

    /// <summary>An academic assessment is asked for (<c>ask</c>) or found needless (<c>withdraw</c>).</summary>
    public const string AssessmentChoice = "assessmentChoice";

    public const string Ask = "ask";

    public const string Withdraw = "withdraw";

    public const string AssessmentReason = "assessmentReason";

    /// <summary>One expert a line: name and unit.</summary>
    public const string Experts = "experts";

    public const string Conclusion = "conclusion";

    public const string AssessedOn = "assessedOn";

    /// <summary><c>true</c> where every expert declared that they have no interest in the case.</summary>
    public const string ConflictsExcluded = "conflictsExcluded";

    /// <summary>The conclusion that the experts signed, as a file.</summary>
    public const string AssessmentFile = "assessmentFile";

    public const string ReportUpAuthority = "reportUpAuthority";

    public const string ReportUpNumber = "reportUpNumber";

    public const string ReportUpOn = "reportUpOn";

    /// <summary>What the superior told, such as <c>Revoked</c>.</summary>
    public const string AppealStep = "appealStep";

    public const string AppealAuthority = "appealAuthority";

    public const string AppealNumber = "appealNumber";

    public const string AppealOn = "appealOn";

    public const string AppealSummary = "appealSummary";

    /// <summary>The scan of the superior's document, as a file.</summary>
    public const string AppealFile = "appealFile";

    /// <summary>What a hearing is to be about.</summary>
    public const string HearingReason = "hearingReason";

    public const string HearingReceivedOn = "hearingReceivedOn";

    /// <summary>The scan of a request for a hearing, as a file.</summary>
    public const string HearingRequestFile = "hearingRequestFile";

    /// <summary>Evidence of a noted suspicion.</summary>
    public const string EvidenceFile = "evidenceFile";

    public const string HearingOn = "hearingOn";

    /// <summary>In Beijing, as <c>09:30</c>.</summary>
    public const string HearingAt = "hearingAt";

    public const string HearingPlace = "hearingPlace";

    /// <summary>Id of the officer who chairs it.</summary>
    public const string HearingChair = "hearingChair";

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public const string HearingPublic = "hearingPublic";

    /// <summary><c>yes</c>, or <c>no</c> where the party stayed away.</summary>
    public const string HearingAttended = "hearingAttended";

    public const string HearingSummary = "hearingSummary";

    /// <summary>The signed record of the hearing, as a file.</summary>
    public const string HearingRecordFile = "hearingRecordFile";

    /// <summary>Number of the letter that was served, where it is one to somebody else than the party.</summary>
    public const string Letter = "letter";

    /// <summary>The day by which a suspension is looked at again.</summary>
    public const string ReviewBy = "reviewBy";

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
    public const string DefenceResponse = "defenceResponse";

    /// <summary>Who decides: <c>leader</c> or <c>meeting</c>.</summary>
    public const string Body = "body";

    public const string MinutesNumber = "minutesNumber";

    public const string HeldOn = "heldOn";

    /// <summary>The scan of the signed minutes, as a file.</summary>
    public const string Minutes = "minutes";

    /// <summary>Who asks for a re-examination: <c>Accused</c> or <c>Reporter</c>.</summary>
    public const string Requester = "requester";

    /// <summary>Why a re-examination is asked for.</summary>
    public const string Grounds = "grounds";

    /// <summary>Evidence with a request for re-examination, or its scan, as a file.</summary>
    public const string ReexaminationFile = "reexaminationFile";

    public const string Accept = "accept";

    public const string Uphold = "uphold";

    public const string Reverse = "reverse";

    /// <summary>How a statement and defence came in: <c>Paper</c> or <c>Oral</c>.</summary>
    public const string Medium = "medium";

    public const string ReceivedOn = "receivedOn";

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
