metadata description = '''
CreditFunctions on Azure: a Flex Consumption function app with its storage, key vault and logs.
No key or password passes through this template.
'''

@description('Begins every name. With the resource group it makes them unique.')
@minLength(3)
@maxLength(12)
param name string

@description('Where everything is placed.')
param location string = resourceGroup().location

@description('Shown on every page and bound into every link, so that one environment never accepts the links of another.')
@allowed(['production', 'training', 'test'])
param environmentName string = 'production'

@description('The address in letters and links, without a trailing slash. Empty: the app\'s own host name.')
param baseAddress string = ''

@description('The bureau\'s name, as it stands on pages and letters.')
param bureauName string

@description('The bureau\'s name on English pages. Empty: the Chinese one.')
param bureauNameEnglish string = ''

@description('The finance bureau\'s name: it signs award documents together with the bureau.')
param financeBureauName string

@description('The finance bureau\'s name on English pages. Empty: the Chinese one.')
param financeBureauNameEnglish string = ''

@description('Where objections in writing are sent. Empty: notices name the online form alone.')
param postalAddress string = ''

@description('The office that answers questions, where a page belongs to no round.')
param office string

@description('The office on English pages. Empty: the Chinese name.')
param officeEnglish string = ''

@description('Its telephone.')
param telephone string

@description('The sender of mails.')
param mailFrom string

@description('The mail server.')
param smtpHost string

@description('The port of the mail server.')
@minValue(1)
@maxValue(65535)
param smtpPort int = 587

@description('The user of the mail server; its password is the secret mail-password in the key vault. Empty: the server asks for none.')
param smtpUser string = ''

@description('The ids of the token keys, the signing one first. Each needs a secret tokens-ID in the key vault: 32 random bytes, base64.')
@minLength(1)
param tokenKeyIds string[] = ['k1']

@description('Ids of the identifier keys, the encrypting one first; each has a key vault secret identifiers-ID (32 random bytes, base64)')
@minLength(1)
param identifierKeyIds string[] = ['k1']

@description('The app registration, of this tenant alone and with ID tokens switched on, by which officers sign in to the desk.')
param signInClientId string

@description('How the connection to the mail server is encrypted.')
@allowed(['StartTls', 'Tls', 'None'])
param mailEncryption string = 'StartTls'

@description('When unfinished work is looked for: NCRONTAB with six fields, UTC.')
param recoverySchedule string = '0 */5 * * * *'

@description('When what is due is published: NCRONTAB with six fields, UTC.')
param publishSchedule string = '0 */10 * * * *'

@description('When the ends of the audit chains are anchored: NCRONTAB with six fields, UTC.')
param anchorSchedule string = '0 30 18 * * *'

@description('How long an anchor of the audit chains can be neither changed nor deleted, in days; by nobody, once the policy is locked.')
@minValue(1)
@maxValue(146000)
param anchorRetentionDays int = 3650

@description('The largest document that may be uploaded, in bytes.')
@minValue(1000000)
@maxValue(100000000)
param documentMaxBytes int = 20000000

@description('The virus scanner of uploads: clamd, or Defender for Storage, which is switched on for the storage account separately.')
@allowed(['None', 'Clamd', 'Defender'])
param scannerKind string = 'None'

@description('Where clamd listens, as host:port; unused with other scanners.')
param scannerAddress string = 'localhost:3310'

@description('The Azure Front Door profile of this resource group that stands before the public site. Empty: no CDN is purged.')
param frontDoorProfile string = ''

@description('Its endpoint.')
param frontDoorEndpoint string = ''

@description('How long deleted and overwritten blobs can be restored, in days. An erasure of personal data is complete only after them.')
@minValue(7)
@maxValue(365)
param recoveryDays int = 30

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logDays int = 180

@description('How many proxies add an entry to X-Forwarded-For: 1 for App Service alone, 2 behind Front Door.')
@minValue(1)
@maxValue(5)
param trustedProxies int = 1

@description('The most instances that may run at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('The memory of one instance, in MB.')
@allowed([2048, 4096])
param instanceMemoryMB int = 2048

@description('The app setting that App Service fills in from the key vault.')
func secretOf(vaultName string, secretName string) string =>
  '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${secretName})'

var unique = uniqueString(resourceGroup().id, name)
var packages = 'packages'
var site = empty(baseAddress) ? 'https://${app.properties.defaultHostName}' : baseAddress

var roles = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: take(toLower('${replace(name, '-', '')}${unique}'), 24)
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    // The public pages are in $web, which the static website serves without this.
    allowBlobPublicAccess: false
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: recoveryDays }
      containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
    }

    resource deployments 'containers' = { name: packages }

    // Made here and not by the app, since its anchors shall be out of the app's own reach.
    resource anchors 'containers' = {
      name: 'anchors'

      resource writtenOnce 'immutabilityPolicies' = {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: anchorRetentionDays, allowProtectedAppendWrites: false }
      }
    }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'old-versions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: recoveryDays } } }
            }
          }
        ]
      }
    }
    dependsOn: [blobs]
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: take('${name}-${unique}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${name}-plan'
  location: location
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: '${name}-${unique}'
  location: location
  kind: 'functionapp,linux'
  // By this azd finds where the service of azure.yaml is published to.
  tags: { 'azd-service-name': 'api' }
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMB
      }
    }
  }
  dependsOn: [storage::blobs::deployments]

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        AzureWebJobsStorage__accountName: storage.name
        // GET / belongs to the app, not to the host's home page.
        AzureWebJobsDisableHomepage: 'true'
        Schedules__Recovery: recoverySchedule
        Schedules__Publish: publishSchedule
        Schedules__Anchor: anchorSchedule
        Site__BaseAddress: site
        Site__AllowedHosts: app.properties.defaultHostName
        Site__Environment: environmentName
        Site__BureauName: bureauName
        Site__BureauNameEnglish: bureauNameEnglish
        Site__FinanceBureauName: financeBureauName
        Site__FinanceBureauNameEnglish: financeBureauNameEnglish
        Site__PostalAddress: postalAddress
        Site__Office: office
        Site__OfficeEnglish: officeEnglish
        Site__Telephone: telephone
        Limits__TrustedProxies: string(trustedProxies)
        Mail__Transport: 'Smtp'
        Mail__From: mailFrom
        Mail__SmtpHost: smtpHost
        Mail__SmtpPort: string(smtpPort)
        Mail__Encryption: mailEncryption
        Mail__SmtpUser: smtpUser
        Mail__SmtpPassword: empty(smtpUser) ? '' : secretOf(vault.name, 'mail-password')
        Documents__MaxBytes: string(documentMaxBytes)
        Scanner__Kind: scannerKind
        Scanner__Address: scannerAddress
      },
      empty(frontDoorProfile)
        ? {}
        : { Cdn__Endpoint: uri(environment().resourceManager, substring(frontDoor::endpoint.id, 1)) },
      toObject(range(0, length(tokenKeyIds)), i => 'Tokens__Keys__${i}__Id', i => tokenKeyIds[i]),
      toObject(
        range(0, length(tokenKeyIds)),
        i => 'Tokens__Keys__${i}__Secret',
        i => secretOf(vault.name, 'tokens-${tokenKeyIds[i]}')
      ),
      toObject(range(0, length(identifierKeyIds)), i => 'Identifiers__Keys__${i}__Id', i => identifierKeyIds[i]),
      toObject(
        range(0, length(identifierKeyIds)),
        i => 'Identifiers__Keys__${i}__Secret',
        i => secretOf(vault.name, 'identifiers-${identifierKeyIds[i]}')
      )
    )
    dependsOn: [mayReadSecrets, mayUseStorage]
  }

  // Officers sign in for the desk; applicants and the public need not. Only this tenant's users: the desk believes the mail address
  // that it is given.
  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
      httpSettings: { requireHttps: true }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: [signInClientId] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

resource mayUseStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(storage.id, app.id, role.value)
    scope: storage
    properties: {
      description: role.key
      principalId: app.identity.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, app.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    description: 'Key Vault Secrets User'
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

// What is withdrawn must not stay in the copies of the CDN. No built-in role allows the purge alone.
resource frontDoor 'Microsoft.Cdn/profiles@2025-06-01' existing = if (!empty(frontDoorProfile)) {
  name: frontDoorProfile

  resource endpoint 'afdEndpoints' existing = { name: frontDoorEndpoint }
}

resource purgesFrontDoor 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(frontDoorProfile)) {
  name: guid(resourceGroup().id, name, 'purge')
  properties: {
    roleName: '${name}-${unique} Front Door Purge'
    description: 'Purges the copies of an Azure Front Door endpoint.'
    assignableScopes: [resourceGroup().id]
    permissions: [{ actions: ['Microsoft.Cdn/profiles/afdEndpoints/purge/action'] }]
  }
}

resource mayPurgeFrontDoor 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(frontDoorProfile)) {
  name: guid(resourceGroup().id, app.id, 'purge')
  scope: frontDoor::endpoint
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: purgesFrontDoor.id
  }
}

@description('The function app: what the code is published to.')
output appName string = app.name

@description('The address in letters and links.')
output siteAddress string = site

@description('The storage account: its static website is switched on once, after the first deployment.')
output storageName string = storage.name

@description('The key vault that takes the keys.')
output vaultName string = vault.name

@description('Where the published pages are read.')
output publicAddress string = storage.properties.primaryEndpoints.web
