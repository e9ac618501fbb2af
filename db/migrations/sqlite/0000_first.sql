CREATE TABLE `account_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email_tag` text NOT NULL,
	`sealed_person` text NOT NULL,
	`password_hash` text,
	`state` text NOT NULL,
	`staff_id` text,
	`created_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_tag_unique` ON `accounts` (`email_tag`);--> statement-breakpoint
CREATE TABLE `authenticator_apps` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`last_step` integer NOT NULL,
	`wrong_count` integer NOT NULL,
	`added_on` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `hospital_identities` (
	`tag` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `hospital_identities_account` ON `hospital_identities` (`account_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`tag` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_count` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `kept_forms` (
	`tag` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`sealed_form` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` text NOT NULL,
	`use_count` integer NOT NULL,
	`added_on` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `passkeys_account` ON `passkeys` (`account_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`tag` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `recovery_codes_account` ON `recovery_codes` (`account_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`proved_at` integer NOT NULL,
	`method` text NOT NULL,
	`device` text NOT NULL,
	`provider_tag` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_provider` ON `sessions` (`provider_tag`);--> statement-breakpoint
CREATE TABLE `spent_tokens` (
	`tag` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`chain` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`row_count` integer NOT NULL,
	`mark` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`chain` text NOT NULL,
	`case_id` text,
	`place` integer NOT NULL,
	`body` text NOT NULL,
	`previous` text NOT NULL,
	`mark` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audit_rows_case` ON `audit_rows` (`case_id`);--> statement-breakpoint
CREATE INDEX `audit_rows_chain` ON `audit_rows` (`chain`);--> statement-breakpoint
CREATE TABLE `crisis_drills` (
	`id` text PRIMARY KEY NOT NULL,
	`held_on` text NOT NULL,
	`reached_count` integer NOT NULL,
	`listed_count` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `directory_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`level` integer NOT NULL,
	`hours` text NOT NULL,
	`cost` text NOT NULL,
	`confidentiality` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`crisis_order` integer,
	`account_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `hand_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`code_tag` text NOT NULL,
	`state` text NOT NULL,
	`expires_on` text NOT NULL,
	`sealed_card` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `directory_entries`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_offs_code_tag_unique` ON `hand_offs` (`code_tag`);--> statement-breakpoint
CREATE INDEX `hand_offs_case` ON `hand_offs` (`case_id`);--> statement-breakpoint
CREATE INDEX `hand_offs_entry` ON `hand_offs` (`entry_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_on` text NOT NULL,
	`open_until_on` text NOT NULL,
	`decided_by` text,
	`decided_on` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`,`open_until_on`);--> statement-breakpoint
CREATE TABLE `emergency_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`supervisor_id` text NOT NULL,
	`until_on` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`supervisor_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `emergency_supervisor` ON `emergency_openings` (`supervisor_id`);--> statement-breakpoint
CREATE INDEX `emergency_case` ON `emergency_openings` (`case_id`);--> statement-breakpoint
CREATE TABLE `contact_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`sealed_attempt` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attempts_case` ON `contact_attempts` (`case_id`);--> statement-breakpoint
CREATE TABLE `crisis_hand_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`sealed_day` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `crisis_case` ON `crisis_hand_offs` (`case_id`);--> statement-breakpoint
CREATE TABLE `encounters` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`sealed_log` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `encounters_case` ON `encounters` (`case_id`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`due_on` text NOT NULL,
	`told_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `follow_ups_case` ON `follow_ups` (`case_id`);--> statement-breakpoint
CREATE INDEX `follow_ups_due` ON `follow_ups` (`due_on`);--> statement-breakpoint
CREATE TABLE `private_plans` (
	`case_id` text PRIMARY KEY NOT NULL,
	`sealed_plan` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `denominators` (
	`unit_code` text NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`amount` real NOT NULL,
	PRIMARY KEY(`unit_code`, `month`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `evaluation_imports` (
	`kind` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`imported_on` text NOT NULL,
	`row_count` integer NOT NULL,
	`has_gaps` integer NOT NULL,
	`owner` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `evaluation_results` (
	`question` text PRIMARY KEY NOT NULL,
	`spec` text,
	`report` text NOT NULL,
	`made_from` text NOT NULL,
	`computed_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outcome_scores` (
	`unit_code` text NOT NULL,
	`outcome` text NOT NULL,
	`wave` text NOT NULL,
	`score` real NOT NULL,
	`answer_count` integer NOT NULL,
	`invited_count` integer NOT NULL,
	PRIMARY KEY(`unit_code`, `outcome`, `wave`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollout_steps` (
	`unit_code` text NOT NULL,
	`lever` text NOT NULL,
	`start_month` text NOT NULL,
	PRIMARY KEY(`unit_code`, `lever`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `safety_report_counts` (
	`unit_code` text NOT NULL,
	`month` text NOT NULL,
	`harm_level` text NOT NULL,
	`report_count` integer NOT NULL,
	PRIMARY KEY(`unit_code`, `month`, `harm_level`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `accumulators` (
	`period` text PRIMARY KEY NOT NULL,
	`plan_version` text NOT NULL,
	`version` integer NOT NULL,
	`sealed_counters` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `figures_turns` (
	`id` text PRIMARY KEY NOT NULL,
	`turn` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`position` integer PRIMARY KEY NOT NULL,
	`release_id` text NOT NULL,
	`table_id` text NOT NULL,
	`period` text NOT NULL,
	`year` integer NOT NULL,
	`epsilon_num` integer NOT NULL,
	`epsilon_den` integer NOT NULL,
	`chain` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_table_period` ON `ledger_entries` (`table_id`,`period`);--> statement-breakpoint
CREATE TABLE `release_plans` (
	`version` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`body` text NOT NULL,
	`signed_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `release_plans_year_unique` ON `release_plans` (`year`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`plan_version` text NOT NULL,
	`body` text NOT NULL,
	`released_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_period_unique` ON `releases` (`period`);--> statement-breakpoint
CREATE TABLE `waiting_pulses` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`sealed_pulse` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `group_people` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`account_id` text NOT NULL,
	`part` text NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `group_people_case` ON `group_people` (`case_id`);--> statement-breakpoint
CREATE INDEX `group_people_account` ON `group_people` (`account_id`);--> statement-breakpoint
CREATE TABLE `support_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`meets_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`way` text NOT NULL,
	`place` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_case` ON `support_groups` (`case_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`once_key` text,
	`lane` text,
	`queued_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_until_at` integer,
	`claim_token` text,
	`attempts` integer NOT NULL,
	`sealed_payload` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_once_key_unique` ON `jobs` (`once_key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `jobs_lane` ON `jobs` (`lane`,`queued_at`);--> statement-breakpoint
CREATE TABLE `case_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`gone_on` text NOT NULL,
	`sealed_message` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `messages_case` ON `case_messages` (`case_id`);--> statement-breakpoint
CREATE INDEX `messages_gone` ON `case_messages` (`gone_on`);--> statement-breakpoint
CREATE TABLE `offer_refusals` (
	`person_tag` text PRIMARY KEY NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`code_tag` text NOT NULL,
	`state` text NOT NULL,
	`purpose` text NOT NULL,
	`sealed_person` text NOT NULL,
	`expires_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_code_tag_unique` ON `offers` (`code_tag`);--> statement-breakpoint
CREATE INDEX `offers_expiry` ON `offers` (`expires_on`);--> statement-breakpoint
CREATE TABLE `slips` (
	`code_tag` text PRIMARY KEY NOT NULL,
	`unit_code` text NOT NULL,
	`expires_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `slips_expiry` ON `slips` (`expires_on`);--> statement-breakpoint
CREATE TABLE `debriefs` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`offered_on` text NOT NULL,
	`weight` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `debriefs_account` ON `debriefs` (`account_id`);--> statement-breakpoint
CREATE TABLE `given_hours` (
	`account_id` text PRIMARY KEY NOT NULL,
	`sealed_months` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `supervision_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`meets_at` integer NOT NULL,
	`place` text NOT NULL,
	`attended_count` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `duty_hours` (
	`id` text PRIMARY KEY NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mentoring_pairs` (
	`mentee_id` text PRIMARY KEY NOT NULL,
	`mentor_id` text NOT NULL,
	`since_on` text NOT NULL,
	FOREIGN KEY (`mentee_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mentor_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `pairs_mentor` ON `mentoring_pairs` (`mentor_id`);--> statement-breakpoint
CREATE TABLE `peer_candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`person_tag` text NOT NULL,
	`sealed_person` text NOT NULL,
	`stage` text NOT NULL,
	`since_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_candidates_person_tag_unique` ON `peer_candidates` (`person_tag`);--> statement-breakpoint
CREATE TABLE `peers` (
	`account_id` text PRIMARY KEY NOT NULL,
	`unit_code` text,
	`role_family` text,
	`gender` text NOT NULL,
	`languages` text NOT NULL,
	`seniority` text,
	`channels` text,
	`case_cap` integer NOT NULL,
	`approved_on` text,
	`resting_until_on` text,
	`trained_until_on` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `response_targets` (
	`response_class` text PRIMARY KEY NOT NULL,
	`taken_minutes` integer NOT NULL,
	`taken_clock` text NOT NULL,
	`contact_minutes` integer NOT NULL,
	`contact_clock` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sent_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`sent_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `training_completions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`module` text NOT NULL,
	`completed_on` text NOT NULL,
	`valid_until_on` text NOT NULL,
	`text_version` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `completions_account` ON `training_completions` (`account_id`);--> statement-breakpoint
CREATE TABLE `clock_sightings` (
	`id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`record_number` text PRIMARY KEY NOT NULL,
	`until_on` text NOT NULL,
	`set_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retention_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`untouched_days` integer NOT NULL,
	`quiet_days` integer NOT NULL,
	`grace_days` integer NOT NULL,
	`offer_days` integer NOT NULL,
	`set_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`number_tag` text NOT NULL,
	`email_tag` text,
	`sealed_person` text NOT NULL,
	`unit_code` text NOT NULL,
	`profession` text NOT NULL,
	`role_family` text NOT NULL,
	`language` text NOT NULL,
	`manager_id` text,
	`state` text NOT NULL,
	FOREIGN KEY (`unit_code`) REFERENCES `units`(`code`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_number_tag_unique` ON `staff` (`number_tag`);--> statement-breakpoint
CREATE INDEX `staff_email` ON `staff` (`email_tag`);--> statement-breakpoint
CREATE INDEX `staff_unit` ON `staff` (`unit_code`);--> statement-breakpoint
CREATE TABLE `units` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`account_id` text PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_tag_unique` ON `calendar_feeds` (`tag`);--> statement-breakpoint
CREATE TABLE `calendar_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `holds_account` ON `calendar_holds` (`account_id`);--> statement-breakpoint
CREATE TABLE `rota_leaves` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `leaves_account` ON `rota_leaves` (`account_id`);--> statement-breakpoint
CREATE TABLE `rota_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rota_shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`every_weeks` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`time_zone` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `shifts_account` ON `rota_shifts` (`account_id`);--> statement-breakpoint
CREATE TABLE `rota_swaps` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`turn_on` text NOT NULL,
	`taken_by` text,
	FOREIGN KEY (`shift_id`) REFERENCES `rota_shifts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`taken_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `swaps_turn` ON `rota_swaps` (`shift_id`,`turn_on`);--> statement-breakpoint
CREATE TABLE `self_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`self_view_id` text,
	`sealed_check` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`self_view_id`) REFERENCES `self_views`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `self_checks_case` ON `self_checks` (`case_id`);--> statement-breakpoint
CREATE INDEX `self_checks_view` ON `self_checks` (`self_view_id`);--> statement-breakpoint
CREATE TABLE `self_views` (
	`id` text PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`salt` text NOT NULL,
	`wrapped_key` text NOT NULL,
	`lapses_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `self_views_tag_unique` ON `self_views` (`tag`);--> statement-breakpoint
CREATE INDEX `self_views_lapse` ON `self_views` (`lapses_on`);--> statement-breakpoint
CREATE TABLE `key_canaries` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed_canary` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `site_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`mark` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `case_key_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`recipient_kind` text NOT NULL,
	`recipient_id` text NOT NULL,
	`key_version` integer NOT NULL,
	`epoch_key_id` text NOT NULL,
	`furthest_epoch` text NOT NULL,
	`wrapped_key` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `grants_case` ON `case_key_grants` (`case_id`);--> statement-breakpoint
CREATE INDEX `grants_epoch` ON `case_key_grants` (`epoch_key_id`);--> statement-breakpoint
CREATE TABLE `case_receipts` (
	`tag` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`salt` text NOT NULL,
	`verifier` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `submissions` (
	`tag` text PRIMARY KEY NOT NULL,
	`sealed_receipt` text,
	`forget_receipt_at` integer NOT NULL,
	`forget_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `support_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`response_class` text NOT NULL,
	`version` integer NOT NULL,
	`holder_id` text,
	`opened_on` text NOT NULL,
	`waiting_since_at` integer,
	`contact_due_at` integer,
	`clock_step` integer DEFAULT 0 NOT NULL,
	`lapses_on` text NOT NULL,
	`ended_on` text,
	`sealed_request` text NOT NULL,
	`sealed_contact` text NOT NULL,
	`sealed_stub` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cases_waiting` ON `support_cases` (`state`,`response_class`,`contact_due_at`);--> statement-breakpoint
CREATE INDEX `cases_holder` ON `support_cases` (`holder_id`);--> statement-breakpoint
CREATE INDEX `cases_ended` ON `support_cases` (`ended_on`);--> statement-breakpoint
CREATE INDEX `cases_lapse` ON `support_cases` (`lapses_on`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `support_cases` (`contact_due_at`);--> statement-breakpoint
CREATE TABLE `confirmed_packs` (
	`instrument` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`confirmed_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`instrument` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `imported_scores` (
	`instrument` text NOT NULL,
	`version` text NOT NULL,
	`scale` text NOT NULL,
	`unit_code` text NOT NULL,
	`wave` text NOT NULL,
	`score` real NOT NULL,
	`percent_positive` real,
	`answer_count` integer NOT NULL,
	`invited_count` integer NOT NULL,
	PRIMARY KEY(`instrument`, `version`, `scale`, `unit_code`, `wave`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`wave_id` text NOT NULL,
	`sealed_answer` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `answers_wave` ON `survey_answers` (`wave_id`);--> statement-breakpoint
CREATE TABLE `survey_arrivals` (
	`id` text PRIMARY KEY NOT NULL,
	`wave_id` text NOT NULL,
	`sealed_answer` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `arrivals_wave` ON `survey_arrivals` (`wave_id`);--> statement-breakpoint
CREATE TABLE `survey_invitations` (
	`tag` text PRIMARY KEY NOT NULL,
	`wave_id` text NOT NULL,
	`is_used` integer NOT NULL,
	FOREIGN KEY (`wave_id`) REFERENCES `survey_waves`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitations_wave` ON `survey_invitations` (`wave_id`);--> statement-breakpoint
CREATE TABLE `survey_releases` (
	`wave_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`released_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_waves` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`instruments` text NOT NULL,
	`languages` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`reminds_on` text,
	`frame` text NOT NULL,
	`mailed_up_to` text,
	`reminded_up_to` text,
	`response_from` integer
) WITHOUT ROWID;
