using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core;

/// <summary>
/// Something that happened to an application or a round. Facts are stored for good: a type is only ever added to, and its
/// name below never changes.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ApplicationCreated), nameof(ApplicationCreated))]
[JsonDerivedType(typeof(CommitmentSigned), nameof(CommitmentSigned))]
[JsonDerivedType(typeof(DocumentRegistered), nameof(DocumentRegistered))]
[JsonDerivedType(typeof(ApplicationMoved), nameof(ApplicationMoved))]
[JsonDerivedType(typeof(HoldPlaced), nameof(HoldPlaced))]
[JsonDerivedType(typeof(CreditChecked), nameof(CreditChecked))]
[JsonDerivedType(typeof(TaskOpened), nameof(TaskOpened))]
[JsonDerivedType(typeof(DecisionRecorded), nameof(DecisionRecorded))]
[JsonDerivedType(typeof(GuidePublished), nameof(GuidePublished))]
[JsonDerivedType(typeof(RankingFrozen), nameof(RankingFrozen))]
[JsonDerivedType(typeof(ResolutionAdopted), nameof(ResolutionAdopted))]
[JsonDerivedType(typeof(ConcurrenceGiven), nameof(ConcurrenceGiven))]
[JsonDerivedType(typeof(ConcurrenceRefused), nameof(ConcurrenceRefused))]
[JsonDerivedType(typeof(NoticeOpened), nameof(NoticeOpened))]
[JsonDerivedType(typeof(BatchAwarded), nameof(BatchAwarded))]
[JsonDerivedType(typeof(RoundEnded), nameof(RoundEnded))]
public abstract record Fact;
