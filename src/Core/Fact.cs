using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core;

/// <summary>
/// Something that happened to an application or a round. Facts are stored for good: a type is only ever added to, and its
/// name below never changes.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ApplicationCreated), nameof(ApplicationCreated))]
[JsonDerivedType(typeof(DraftChanged), nameof(DraftChanged))]
[JsonDerivedType(typeof(ContactChanged), nameof(ContactChanged))]
[JsonDerivedType(typeof(CommitmentSigned), nameof(CommitmentSigned))]
[JsonDerivedType(typeof(DocumentRegistered), nameof(DocumentRegistered))]
[JsonDerivedType(typeof(DocumentRemoved), nameof(DocumentRemoved))]
[JsonDerivedType(typeof(ApplicationMoved), nameof(ApplicationMoved))]
[JsonDerivedType(typeof(HoldPlaced), nameof(HoldPlaced))]
[JsonDerivedType(typeof(HoldLifted), nameof(HoldLifted))]
[JsonDerivedType(typeof(CorrectionRequested), nameof(CorrectionRequested))]
[JsonDerivedType(typeof(CorrectionHandedIn), nameof(CorrectionHandedIn))]
[JsonDerivedType(typeof(PartnerRemoved), nameof(PartnerRemoved))]
[JsonDerivedType(typeof(CreditChecked), nameof(CreditChecked))]
[JsonDerivedType(typeof(AnswersRequested), nameof(AnswersRequested))]
[JsonDerivedType(typeof(AnswerGiven), nameof(AnswerGiven))]
[JsonDerivedType(typeof(FindingMade), nameof(FindingMade))]
[JsonDerivedType(typeof(CreditSubjectOpened), nameof(CreditSubjectOpened))]
[JsonDerivedType(typeof(LookupRequested), nameof(LookupRequested))]
[JsonDerivedType(typeof(LookupMade), nameof(LookupMade))]
[JsonDerivedType(typeof(TaskOpened), nameof(TaskOpened))]
[JsonDerivedType(typeof(TaskReminded), nameof(TaskReminded))]
[JsonDerivedType(typeof(TaskHandedOver), nameof(TaskHandedOver))]
[JsonDerivedType(typeof(ConflictsDeclared), nameof(ConflictsDeclared))]
[JsonDerivedType(typeof(DecisionRecorded), nameof(DecisionRecorded))]
[JsonDerivedType(typeof(GuidePublished), nameof(GuidePublished))]
[JsonDerivedType(typeof(GuideCorrected), nameof(GuideCorrected))]
[JsonDerivedType(typeof(PanelCalled), nameof(PanelCalled))]
[JsonDerivedType(typeof(PassOpened), nameof(PassOpened))]
[JsonDerivedType(typeof(RankingFrozen), nameof(RankingFrozen))]
[JsonDerivedType(typeof(CommentsMerged), nameof(CommentsMerged))]
[JsonDerivedType(typeof(ResolutionAdopted), nameof(ResolutionAdopted))]
[JsonDerivedType(typeof(ConcurrenceGiven), nameof(ConcurrenceGiven))]
[JsonDerivedType(typeof(ConcurrenceRefused), nameof(ConcurrenceRefused))]
[JsonDerivedType(typeof(NoticeOpened), nameof(NoticeOpened))]
[JsonDerivedType(typeof(ObjectionFiled), nameof(ObjectionFiled))]
[JsonDerivedType(typeof(ObjectionRuled), nameof(ObjectionRuled))]
[JsonDerivedType(typeof(ReservePromoted), nameof(ReservePromoted))]
[JsonDerivedType(typeof(AwardTakenUp), nameof(AwardTakenUp))]
[JsonDerivedType(typeof(AwardPrepared), nameof(AwardPrepared))]
[JsonDerivedType(typeof(BatchAwarded), nameof(BatchAwarded))]
[JsonDerivedType(typeof(RoundEnded), nameof(RoundEnded))]
[JsonDerivedType(typeof(DraftBegun), nameof(DraftBegun))]
[JsonDerivedType(typeof(DraftWritten), nameof(DraftWritten))]
[JsonDerivedType(typeof(DraftPublished), nameof(DraftPublished))]
[JsonDerivedType(typeof(DraftDropped), nameof(DraftDropped))]
[JsonDerivedType(typeof(DirectoryOpened), nameof(DirectoryOpened))]
[JsonDerivedType(typeof(OfficerAdded), nameof(OfficerAdded))]
[JsonDerivedType(typeof(OfficerChanged), nameof(OfficerChanged))]
[JsonDerivedType(typeof(OfficerEnded), nameof(OfficerEnded))]
[JsonDerivedType(typeof(LeaveTaken), nameof(LeaveTaken))]
[JsonDerivedType(typeof(LeaveCancelled), nameof(LeaveCancelled))]
public abstract record Fact;
