namespace CreditFunctions.Pages.Cases;

/// <summary>Field names of the forms of a case.</summary>
public static class CaseFields
{
    /// <summary><c>established</c> or <c>unfounded</c>; for a decision also <c>return</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>Empty where the suspicion is about no application.</summary>
    public const string Application = "application";

    /// <summary>Such as <c>FormatCheck</c>.</summary>
    public const string Origin = "origin";

    public const string PartyId = "partyId";

    public const string PartyName = "partyName";

    public const string UnitCode = "unitCode";

    public const string IdentityKind = "identityKind";

    public const string IdentityNumber = "identityNumber";

    public const string Misconduct = "misconduct";

    public const string Suspicion = "suspicion";

    public const string Basis = "basis";

    public const string Until = "until";

    /// <summary>Decision of the leader: <c>Extend</c>, <c>Suspend</c> or <c>Resume</c>.</summary>
    public const string TermChoice = "termChoice";

    public const string TermReason = "termReason";

    public const string RecusalOfficer = "recusalOfficer";

    public const string RecusalReason = "recusalReason";

    /// <summary>Decision of the leader: <c>grant</c> or <c>refuse</c>.</summary>
    public const string RecusalChoice = "recusalChoice";

    public const string RulingReason = "rulingReason";

    public const string Replacement = "replacement";

    /// <summary>Of the replacement of a recused investigator: <c>agree</c> or <c>disagree</c>.</summary>
    public const string ReconfirmChoice = "reconfirmChoice";

    public const string ReconfirmReason = "reconfirmReason";

    /// <summary><c>ask</c>, or <c>withdraw</c> where no assessment is needed.</summary>
    public const string AssessmentChoice = "assessmentChoice";

    public const string Ask = "ask";

    public const string Withdraw = "withdraw";

    public const string AssessmentReason = "assessmentReason";

    /// <summary>One expert per line: name and unit.</summary>
    public const string Experts = "experts";

    public const string Conclusion = "conclusion";

    public const string AssessedOn = "assessedOn";

    public const string ConflictsExcluded = "conflictsExcluded";

    /// <summary>Signed conclusion of the experts, as a file.</summary>
    public const string AssessmentFile = "assessmentFile";

    public const string ReportUpAuthority = "reportUpAuthority";

    public const string ReportUpNumber = "reportUpNumber";

    public const string ReportUpOn = "reportUpOn";

    /// <summary>Reported by the superior authority, such as <c>Revoked</c>.</summary>
    public const string AppealStep = "appealStep";

    public const string AppealAuthority = "appealAuthority";

    public const string AppealNumber = "appealNumber";

    public const string AppealOn = "appealOn";

    public const string AppealSummary = "appealSummary";

    /// <summary>Scan of the superior authority's document, as a file.</summary>
    public const string AppealFile = "appealFile";

    public const string HearingReason = "hearingReason";

    public const string HearingReceivedOn = "hearingReceivedOn";

    public const string HearingRequestFile = "hearingRequestFile";

    public const string EvidenceFile = "evidenceFile";

    public const string HearingOn = "hearingOn";

    /// <summary>Beijing time, such as <c>09:30</c>.</summary>
    public const string HearingAt = "hearingAt";

    public const string HearingPlace = "hearingPlace";

    public const string HearingChair = "hearingChair";

    public const string HearingPublic = "hearingPublic";

    /// <summary><c>yes</c>, or <c>no</c> where the party did not attend.</summary>
    public const string HearingAttended = "hearingAttended";

    public const string HearingSummary = "hearingSummary";

    public const string HearingRecordFile = "hearingRecordFile";

    /// <summary>The letters whose service is entered, by their numbers.</summary>
    public const string Letters = "letters";

    /// <summary>Day by which a suspension is reviewed.</summary>
    public const string ReviewBy = "reviewBy";

    public const string Facts = "facts";

    public const string Evidence = "evidence";

    public const string Reasons = "reasons";

    /// <summary>Such as <c>Major</c>.</summary>
    public const string Severity = "severity";

    /// <summary>Measure ids of the rule file, one checkbox each.</summary>
    public const string Measures = "measures";

    /// <summary>Empty for measures without a ban.</summary>
    public const string BanMonths = "banMonths";

    /// <summary><c>true</c> for a permanent ban.</summary>
    public const string IsPermanent = "isPermanent";

    /// <summary><c>true</c> where documents alone prove the facts.</summary>
    public const string RestsOnDocuments = "restsOnDocuments";

    /// <summary>Result of the legal review: <c>pass</c> or <c>return</c>.</summary>
    public const string Choice = "choice";

    /// <summary>Of the other investigator: <c>agree</c> or <c>disagree</c>.</summary>
    public const string Agree = "agree";

    public const string Disagree = "disagree";

    public const string Opinion = "opinion";

    /// <summary>采纳情况</summary>
    public const string DefenceResponse = "defenceResponse";

    /// <summary><c>leader</c> or <c>meeting</c>.</summary>
    public const string Body = "body";

    public const string MinutesNumber = "minutesNumber";

    public const string HeldOn = "heldOn";

    /// <summary>Scan of the signed minutes, as a file.</summary>
    public const string Minutes = "minutes";

    /// <summary><c>Accused</c> or <c>Reporter</c>.</summary>
    public const string Requester = "requester";

    public const string Grounds = "grounds";

    /// <summary>Evidence of a request for re-examination, or its scan, as a file.</summary>
    public const string ReexaminationFile = "reexaminationFile";

    public const string Accept = "accept";

    public const string Uphold = "uphold";

    public const string Reverse = "reverse";

    /// <summary><c>Paper</c> or <c>Oral</c>.</summary>
    public const string Medium = "medium";

    public const string ReceivedOn = "receivedOn";

    /// <summary>Officer ids of the members present, one checkbox each.</summary>
    public const string Members = "members";

    /// <summary>Such as <c>ByHand</c>.</summary>
    public const string Mode = "mode";

    public const string On = "on";

    public const string Recipient = "recipient";

    public const string Place = "place";

    public const string Witness = "witness";

    /// <summary>
    /// Reason of service by refusal or announcement, of the decision on a repair, or of a proposal that is not confirmed.
    /// </summary>
    public const string Reason = "reason";

    /// <summary>Signed receipt, postal receipt or copy of the announcement, as a file.</summary>
    public const string Proof = "proofDocumentId";

    public const string Text = "text";

    public const string DefenceFile = "defenceFile";

    /// <summary>In an application for repair: what was performed and when.</summary>
    public const string Performance = "performance";

    public const string GivesPublicCommitment = "givesPublicCommitment";

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
