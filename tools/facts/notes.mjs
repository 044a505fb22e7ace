/**
 * What the reference notes for whoever checks it, in the words for whoever reads it on hover: without names of Java
 * classes and numbers of pull requests. A note that is not here is shown as it is.
 */
export const NOTES = {
  "aws.batch.maxSpotAttempts":
    "Counts the first run too: 1 means no retry. The default was 5 before 24.10 and is 0 since. With fusion.snapshots an unset or zero value means 5, from 25.04 on.",
  "aws.batch.maxTransferAttempts": "Where it is unset, AWS_MAX_ATTEMPTS counts, else 5; the reference says 1.",
  "aws.batch.platformType":
    "Write 'fargate' in lower case: any other casing counts in one place and not in another. Fargate also needs wave.enabled.",
  "aws.client.endpoint": "Has to start with http:// or https://, or the run ends.",
  "aws.client.maxErrorRetry": "Where it is unset, AWS_MAX_ATTEMPTS counts for S3, else 5; the reference says -1.",
  "azure.batch.pools.<name>.fileShareRootPath":
    "The default follows from the pool's sku; the reference names that of CentOS.",
  "azure.batch.pools.<name>.lowPriority":
    "Since 30 September 2025 it takes an account whose pools are allocated by user subscription.",
  "azure.batch.pools.<name>.mountOptions": "Has no effect: Nextflow accepts it and never uses it.",
  "azure.batch.pools.<name>.offer": "The default is ubuntu-hpc; the reference names an older one.",
  "azure.batch.pools.<name>.publisher": "The default is microsoft-dsvm; the reference names an older one.",
  "azure.batch.pools.<name>.scaleInterval": "The default is 5 minutes; the reference says 10.",
  "azure.batch.pools.<name>.sku": "The default is batch.node.ubuntu 24.04; the reference names an older one.",
  "azure.batch.pools.<name>.vmType": "The default is Standard_D4a_v4.",
  cleanup: "Does nothing but warn where the work directory is not a local path.",
  executor:
    "Options for one executor alone stand in executor.$NAME. Nextflow 26.08 warns of them as unrecognized, and reads them.",
  "fusion.containerConfigUrl":
    "An http, https or absolute file: URL. It takes the place of the snapshot build too: with fusion.snapshots it has to name a build with -snap_.",
  "fusion.enabled": "Needs wave.enabled, or the run ends. Not every executor supports it.",
  "fusion.exportStorageCredentials": "Writes the credentials into the launcher script of each task.",
  "fusion.snapshots": "On AWS Batch, and on Google Batch from 25.10.3 on. With 25.04 not on arm64.",
  "google.batch.autoRetryExitCodes":
    "Used only where maxSpotAttempts comes to more than 0; an empty list means [50001].",
  "google.batch.maxSpotAttempts":
    "0 to 10, the first run not counted. The default was 5 before 24.10 and is 0 since. With fusion.snapshots an unset or zero value means 5, from 25.10.3 on.",
  "google.enableRequesterPaysBuckets": "Needs google.project, or the run ends.",
  "k8s.computeResourceType": "The default is Pod up to 26.04, and Job from 26.10 on.",
  "mail.smtp": "Any JavaMail property works, though Nextflow knows four of them and warns of the others.",
  "manifest.nextflowVersion":
    "Conditions with commas between: an operator (=, <, <=, >, >=, !=) and a version, or a version with + behind it. A ! in front ends the run where they do not hold. A bare version means exactly that one; ~ and ^ are not known.",
  "nextflow.enable.configProcessNamesValidation": "Meant for scripts; a configuration can set it too.",
  "nextflow.retryPolicy": "Nextflow reads it, and warns that it does not know it.",
  "nextflow.retryPolicy.delay": "Variables NXF_RETRY_POLICY_… of the environment set it too.",
  plugins:
    "A later block of the same file takes the place of an earlier one. In a profile it is ignored; the legacy parser ends the run there.",
  "process.accelerator":
    "AWS Batch ignores the type, with a warning. Google Batch ignores all of it where an instance template is set. The local executor honours it from 26.10 on.",
  "process.array":
    "At least 2, and no closure; at most 10,000 on AWS Batch. Its tasks are retried one by one. Several directives have to be the same for all of them.",
  "process.cache": "false turns resume off for the process; the texts 'false' and 'no' count as false.",
  "process.container": "A must on awsbatch, azurebatch, google-batch, k8s and seqera, and with Fusion.",
  "process.cpus": "0 means 1; a negative number fails.",
  "process.errorStrategy": "In any letter case. A wrong value in a configuration shows only when a task fails.",
  "process.executor":
    "In any letter case; plugins add names (float, tes, …). It is awsbatch and azurebatch, without a dash; google-lifesciences is gone since 25.10.",
  "process.label":
    "Letters, digits and _, a letter first and no _ last; or key=value. In a configuration it takes the place of the process's own labels, but withLabel still goes by those.",
  "process.machineType":
    "google-batch takes several with commas, wildcards, and template://NAME; azurebatch uses it for the pools that it makes. awsbatch does not read it.",
  "process.maxErrors": "0 turns every retry off.",
  "process.maxRetries": "0 counts as unset: there is still one retry.",
  "process.queue": "On azurebatch the name of a pool; google-batch does not use it.",
  "process.resourceLabels":
    "What a process declares itself wins over the configuration, unless a selector sets it: then that map takes the place of the whole. The maps of several configuration files merge key by key.",
  "process.resourceLimits":
    "On every executor. A wrong key is found in a process definition only, not in a configuration.",
  "process.scratch": "Where it is unset: true on awsbatch and google-batch, false with Fusion.",
  "process.stageOutMode": "fcp and rclone from 23.04 on.",
  "process.time": "AWS Batch takes less than a minute for a minute.",
  "registry.url": "A text or a list. Where it is set, the public registry is asked only if it is listed.",
  "seqera.executor.endpoint": "The executor needs it, and fusion.enabled, or the run ends.",
  "tower.accessToken": "Not used in runs that Seqera Platform launches.",
  "wave.build.cacheRepository": "Without a scheme such as https://, or the run ends.",
  "wave.endpoint": "Has to start with http:// or https://, or the run ends.",
  "wave.strategy": "Any other value ends the run. 'spack' was one before 25.04.",
};
